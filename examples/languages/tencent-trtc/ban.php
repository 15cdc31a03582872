<?php
// PHP 8 with curl: TC3-HMAC-SHA256 over the content type, the host and the body.
$baseUrl = getenv('TENCENT_TRTC_BASE_URL') ?: 'http://127.0.0.1:4012';
$secretId = getenv('TENCENT_TRTC_SECRET_ID') ?: 'AKIDfake0000000000000000000000000000';
$secretKey = getenv('TENCENT_TRTC_SECRET_KEY') ?: 'fake0secret0key0for0local0use000';
$sdkAppId = (int) (getenv('TENCENT_TRTC_SDKAPPID') ?: '1400188366');

$body = json_encode(['SdkAppId' => $sdkAppId, 'RoomId' => 10006, 'UserId' => '29376', 'IsMute' => 1]);
$host = preg_replace('~^https?://~', '', $baseUrl);
$now = time();
$date = gmdate('Y-m-d', $now);
$scope = "$date/trtc/tc3_request";

$hash = hash('sha256', $body);
$canonical = "POST\n/\n\ncontent-type:application/json\nhost:$host\n\ncontent-type;host\n$hash";
$toSign = "TC3-HMAC-SHA256\n$now\n$scope\n" . hash('sha256', $canonical);
$key = "TC3$secretKey";
foreach ([$date, 'trtc', 'tc3_request'] as $part) {
    $key = hash_hmac('sha256', $part, $key, true);
}
$signature = hash_hmac('sha256', $toSign, $key);

$call = curl_init($baseUrl);
curl_setopt_array($call, [
    CURLOPT_POSTFIELDS => $body,
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_HTTPHEADER => [
        'Content-Type: application/json',
        'X-TC-Action: SetUserBlocked',
        'X-TC-Version: 2019-07-22',
        'X-TC-Region: ap-singapore',
        "X-TC-Timestamp: $now",
        "Authorization: TC3-HMAC-SHA256 Credential=$secretId/$scope, "
            . "SignedHeaders=content-type;host, Signature=$signature",
    ],
]);
echo curl_exec($call), "\n";
