package bans

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"strings"
	"testing"
)

// A sandbox of its own for each test: state, clock and credentials that no other test sees.
type sandbox struct {
	ID  string
	Env Chat
}

func openSandbox(t *testing.T, state string) sandbox {
	var made sandbox
	control(t, "POST", "/api/sandboxes", `{"state":`+state+`}`, &made)
	t.Cleanup(func() { control(t, "DELETE", "/api/sandboxes/"+made.ID, "", nil) })
	return made
}

func (s sandbox) advance(t *testing.T, seconds int) {
	control(t, "POST", "/api/sandboxes/"+s.ID+"/clock/advance", fmt.Sprintf(`{"seconds":%d}`, seconds), nil)
}

func control(t *testing.T, method, path, body string, into any) {
	t.Helper()
	base := os.Getenv("UNDERSTUDY_CONTROL_URL")
	if base == "" {
		base = "http://127.0.0.1:4010"
	}
	request, _ := http.NewRequest(method, base+path, strings.NewReader(body))
	request.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(request)
	if err != nil || response.StatusCode > 299 {
		t.Fatal(method, path, response, err)
	}
	defer response.Body.Close()
	if into != nil {
		json.NewDecoder(response.Body).Decode(into)
	}
}
