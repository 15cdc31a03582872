// Package bans has a client of the kind that you have: it knows a base URL and credentials, and nothing of any emulator.
package bans

import (
	"bytes"
	"compress/zlib"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"
)

type Chat map[string]string

func (env Chat) Ban(room string, members []string, seconds int) error {
	body := map[string]any{"RoomId": room, "MemberList_Account": members, "Duration": seconds}
	_, err := env.call("live_engine_http_srv/ban_member", body)
	return err
}

func (env Chat) Banned(room string) ([]string, error) {
	reply, err := env.call("live_engine_http_srv/get_banned_member_list", map[string]any{"RoomId": room})
	members := []string{}
	for _, ban := range reply.Response.BannedAccountList {
		members = append(members, ban.MemberAccount)
	}
	return members, err
}

type reply struct {
	ErrorCode int
	ErrorInfo string
	Response  struct {
		BannedAccountList []struct {
			MemberAccount string `json:"Member_Account"`
		}
	}
}

func (env Chat) call(command string, body any) (reply reply, err error) {
	query := url.Values{
		"sdkappid":    {env["TENCENT_CHAT_SDKAPPID"]},
		"identifier":  {env["TENCENT_CHAT_IDENTIFIER"]},
		"usersig":     {env.userSig(86400)},
		"random":      {"1"},
		"contenttype": {"json"},
	}
	text, _ := json.Marshal(body)
	target := env["TENCENT_CHAT_BASE_URL"] + "/v4/" + command + "?" + query.Encode()
	response, err := http.Post(target, "application/json", bytes.NewReader(text))
	if err != nil {
		return reply, err
	}
	defer response.Body.Close()
	if err = json.NewDecoder(response.Body).Decode(&reply); err == nil && reply.ErrorCode != 0 {
		err = fmt.Errorf("%s: %d %s", command, reply.ErrorCode, reply.ErrorInfo)
	}
	return reply, err
}

func (env Chat) userSig(expire int64) string {
	now := time.Now().Unix()
	id, app := env["TENCENT_CHAT_IDENTIFIER"], json.Number(env["TENCENT_CHAT_SDKAPPID"])
	mac := hmac.New(sha256.New, []byte(env["TENCENT_CHAT_SECRET_KEY"]))
	fmt.Fprintf(mac, "TLS.identifier:%s\nTLS.sdkappid:%s\nTLS.time:%d\nTLS.expire:%d\n", id, app, now, expire)
	document, _ := json.Marshal(map[string]any{
		"TLS.ver": "2.0", "TLS.identifier": id, "TLS.sdkappid": app, "TLS.time": now, "TLS.expire": expire,
		"TLS.sig": base64.StdEncoding.EncodeToString(mac.Sum(nil)),
	})
	var packed bytes.Buffer
	writer := zlib.NewWriter(&packed)
	writer.Write(document)
	writer.Close()
	return strings.NewReplacer("+", "*", "/", "-", "=", "_").Replace(base64.StdEncoding.EncodeToString(packed.Bytes()))
}
