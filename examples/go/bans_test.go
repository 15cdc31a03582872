package bans

import "testing"

func TestABanIsOverAfterAnHour(t *testing.T) {
	t.Parallel()
	sandbox := openSandbox(t, `{"tencent-chat":{"rooms":[{"RoomId":"show","members":["rude"]}]}}`)
	chat := sandbox.Env

	if err := chat.Ban("show", []string{"rude"}, 3600); err != nil {
		t.Fatal(err)
	}
	if banned, err := chat.Banned("show"); err != nil || len(banned) != 1 {
		t.Fatal("banned:", banned, err)
	}

	sandbox.advance(t, 3600)
	if banned, err := chat.Banned("show"); err != nil || len(banned) != 0 {
		t.Fatal("still banned:", banned, err)
	}
}
