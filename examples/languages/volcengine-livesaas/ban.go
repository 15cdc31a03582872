// Go, standard library only: HMAC-SHA256 in headers, as Volcengine documents it.
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
	baseURL   = env("VOLCENGINE_LIVESAAS_BASE_URL", "http://127.0.0.1:4013")
	accessKey = env("VOLCENGINE_LIVESAAS_ACCESS_KEY_ID", "AKLTFAKE000000000000000000000000")
	secretKey = env("VOLCENGINE_LIVESAAS_SECRET_ACCESS_KEY", "fake-livesaas-secret-key-for-local-use-only-0000000000")
)

func main() {
	query := "Action=UpdateActivityUserBanStatus&Version=2023-08-01"
	body := `{"ActivityId":1819171234140099,"BanStatus":1,"UserIds":[1820211234043371]}`
	request, err := http.NewRequest("POST", baseURL+"/?"+query, strings.NewReader(body))
	if err != nil {
		log.Fatal(err)
	}
	now := time.Now().UTC().Format("20060102T150405Z")
	scope := now[:8] + "/cn-north-1/livesaas/request"

	names := "host;x-content-sha256;x-date"
	headers := "host:" + request.Host + "\nx-content-sha256:" + hash(body) + "\nx-date:" + now + "\n"
	canonical := strings.Join([]string{"POST", "/", query, headers, names, hash(body)}, "\n")
	toSign := strings.Join([]string{"HMAC-SHA256", now, scope, hash(canonical)}, "\n")
	key := []byte(secretKey)
	for _, part := range strings.Split(scope, "/") {
		key = mac(key, part)
	}
	signature := hex.EncodeToString(mac(key, toSign))

	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("X-Content-Sha256", hash(body))
	request.Header.Set("X-Date", now)
	request.Header.Set("Authorization", "HMAC-SHA256 Credential="+accessKey+"/"+scope+
		", SignedHeaders="+names+", Signature="+signature)

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
