<?php
// PHP 8 with curl. The UserSig is made as Tencent documents it.
$baseUrl = getenv('TENCENT_CHAT_BASE_URL') ?: 'http://127.0.0.1:4011';
$sdkAppId = (int) (getenv('TENCENT_CHAT_SDKAPPID') ?: '1400000000');
$secretKey = getenv('TENCENT_CHAT_SECRET_KEY')
    ?: 'fake-chat-secret-key-for-local-use-only-0000000000000000000000000';
$identifier = getenv('TENCENT_CHAT_IDENTIFIER') ?: 'administrator';

function makeUserSig(int $sdkAppId, string $secretKey, string $identifier, int $expire = 86400): string
{
    $now = time();
    $signed = "TLS.identifier:$identifier\nTLS.sdkappid:$sdkAppId\nTLS.time:$now\nTLS.expire:$expire\n";
    $document = [
        'TLS.ver' => '2.0',
        'TLS.identifier' => $identifier,
        'TLS.sdkappid' => $sdkAppId,
        'TLS.time' => $now,
        'TLS.expire' => $expire,
        'TLS.sig' => base64_encode(hash_hmac('sha256', $signed, $secretKey, true)),
    ];
    return strtr(base64_encode(gzcompress(json_encode($document))), '+/=', '*-_');
}

$query = http_build_query([
    'sdkappid' => $sdkAppId,
    'identifier' => $identifier,
    'usersig' => makeUserSig($sdkAppId, $secretKey, $identifier),
    'random' => 99999999,
    'contenttype' => 'json',
]);
$ban = ['RoomId' => 'test', 'MemberList_Account' => ['user1', 'user2'], 'Reason' => '', 'Duration' => 3600];

$call = curl_init("$baseUrl/v4/live_engine_http_srv/ban_member?$query");
curl_setopt_array($call, [CURLOPT_POSTFIELDS => json_encode($ban), CURLOPT_RETURNTRANSFER => true]);
echo curl_exec($call), "\n";
