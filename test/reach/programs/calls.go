package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
)

func main() {
	// The place of a host, in the form of curl's --resolve: HOST:PORT:ADDRESS.
	if place := strings.Split(os.Getenv("RESOLVE"), ":"); len(place) == 3 {
		http.DefaultTransport.(*http.Transport).DialContext = func(ctx context.Context, network, _ string) (net.Conn, error) {
			return (&net.Dialer{}).DialContext(ctx, network, place[2]+":"+place[1])
		}
	}
	for _, url := range os.Args[1:] {
		reply, err := http.Get(url)
		if err != nil {
			panic(err)
		}
		body, _ := io.ReadAll(reply.Body)
		fmt.Printf("%s\n--\n", body)
	}
}
