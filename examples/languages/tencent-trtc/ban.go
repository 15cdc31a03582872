// Go, standard library only: TC3-HMAC-SHA256 over the content type, the host and the body.
package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"strings"
	"time"
)

var (
	baseURL   = env("TENCENT_TRTC_BASE_URL", "http://127.0.0.1:4012")
	secretID  = env("TENCENT_TRTC_SECRET_ID", "AKIDfake0000000000000000000000000000")
	secretKey = env("TENCENT_TRTC_SECRET_KEY", "fake0secret0key0for0local0use000")
	sdkAppID  = env("TENCENT_TRTC_SDKAPPID", "1400188366")
)

func main() {
	body := `{"SdkAppId":` + sdkAppID + `,"RoomId":10006,"UserId":"29376","IsMute":1}`
	request, err := http.NewRequest("POST", baseURL, strings.NewReader(body))
	if err != nil {
		log.Fatal(err)
	}
	now := time.Now().UTC()
	date := now.Format("2006-01-02")
	scope := date + "/trtc/tc3_request"

	canonical := "POST\n/\n\ncontent-type:application/json\nhost:" + request.Host +
		"\n\ncontent-type;host\n" + hash(body)
	toSign := fmt.Sprintf("TC3-HMAC-SHA256\n%d\n%s\n%s", now.Unix(), scope, hash(canonical))
	key := mac(mac(mac([]byte("TC3"+secretKey), date), "trtc"), "tc3_request")
	signature := hex.EncodeToString(mac(key, toSign))

	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("X-TC-Action", "SetUserBlocked")
	request.Header.Set("X-TC-Version", "2019-07-22")
	request.Header.Set("X-TC-Region", "ap-singapore")
	request.Header.Set("X-TC-Timestamp", fmt.Sprint(now.Unix()))
	request.Header.Set("Authorization", "TC3-HMAC-SHA256 Credential="+secretID+"/"+scope+
		", SignedHeaders=content-type;host, Signature="+signature)

	response, err := http.DefaultClient.Do(request)
	if err != nil {
		log.Fatal(err)
	}
	defer response.Body.Close()
	reply, _ := io.ReadAll(response.Body)
	fmt.Println(string(reply))
}

func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

func mac(key []byte, text string) []byte {
	digest := hmac.New(sha256.New, key)
	digest.Write([]byte(text))
	return digest.Sum(nil)
}

func env(name, otherwise string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	return otherwise
}
