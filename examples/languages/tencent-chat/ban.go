// Go, standard library only. The UserSig is made as Tencent documents it.
package main

import (
	"bytes"
	"compress/zlib"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"
	"time"
)

var (
	baseURL    = env("TENCENT_CHAT_BASE_URL", "http://127.0.0.1:4011")
	sdkAppID   = env("TENCENT_CHAT_SDKAPPID", "1400000000")
	secretKey  = env("TENCENT_CHAT_SECRET_KEY", "fake-chat-secret-key-for-local-use-only-0000000000000000000000000")
	identifier = env("TENCENT_CHAT_IDENTIFIER", "administrator")
)

func makeUserSig(expire int64) string {
	now := time.Now().Unix()
	mac := hmac.New(sha256.New, []byte(secretKey))
	fmt.Fprintf(mac, "TLS.identifier:%s\nTLS.sdkappid:%s\nTLS.time:%d\nTLS.expire:%d\n", identifier, sdkAppID, now, expire)
	id, _ := strconv.Atoi(sdkAppID)
	document, _ := json.Marshal(map[string]any{
		"TLS.ver":        "2.0",
		"TLS.identifier": identifier,
		"TLS.sdkappid":   id,
		"TLS.time":       now,
		"TLS.expire":     expire,
		"TLS.sig":        base64.StdEncoding.EncodeToString(mac.Sum(nil)),
	})
	var packed bytes.Buffer
	writer := zlib.NewWriter(&packed)
	writer.Write(document)
	writer.Close()
	text := base64.StdEncoding.EncodeToString(packed.Bytes())
	return strings.NewReplacer("+", "*", "/", "-", "=", "_").Replace(text)
}

func main() {
	query := url.Values{
		"sdkappid":    {sdkAppID},
		"identifier":  {identifier},
		"usersig":     {makeUserSig(86400)},
		"random":      {"99999999"},
		"contenttype": {"json"},
	}
	ban := `{"RoomId":"test","MemberList_Account":["user1","user2"],"Reason":"","Duration":3600}`
	target := baseURL + "/v4/live_engine_http_srv/ban_member?" + query.Encode()
	response, err := http.Post(target, "application/json", strings.NewReader(ban))
	if err != nil {
		log.Fatal(err)
	}
	defer response.Body.Close()
	reply, _ := io.ReadAll(response.Body)
	fmt.Println(string(reply))
}

func env(name, otherwise string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	return otherwise
}
