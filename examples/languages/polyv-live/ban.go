// Go, standard library only: the sorted parameters between two secrets, MD5, upper case.
package main

import (
	"crypto/md5"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/url"
	"os"
	"sort"
	"strings"
	"time"
)

func main() {
	baseURL := env("POLYV_LIVE_BASE_URL", "http://127.0.0.1:4014")
	secret := env("POLYV_LIVE_APP_SECRET", "fake0secret0for0local0use0only00")
	query := url.Values{
		"appId":      {env("POLYV_LIVE_APP_ID", "fakeappid1")},
		"timestamp":  {fmt.Sprint(time.Now().UnixMilli())},
		"pageNumber": {"1"},
		"pageSize":   {"10"},
	}
	query.Set("sign", sign(query, secret))

	response, err := http.Get(baseURL + "/live/v4/chat/forbid/list?" + query.Encode())
	if err != nil {
		log.Fatal(err)
	}
	defer response.Body.Close()
	reply, _ := io.ReadAll(response.Body)
	fmt.Println(string(reply))
}

func sign(query url.Values, secret string) string {
	names := make([]string, 0, len(query))
	for name := range query {
		names = append(names, name)
	}
	sort.Strings(names)
	text := secret
	for _, name := range names {
		text += name + query.Get(name)
	}
	return strings.ToUpper(fmt.Sprintf("%x", md5.Sum([]byte(text+secret))))
}

func env(name, otherwise string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	return otherwise
}
