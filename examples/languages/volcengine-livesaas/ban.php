<?php
// PHP 8 with curl: HMAC-SHA256 in headers, as Volcengine documents it.
$baseUrl = getenv('VOLCENGINE_LIVESAAS_BASE_URL') ?: 'http://127.0.0.1:4013';
$accessKey = getenv('VOLCENGINE_LIVESAAS_ACCESS_KEY_ID') ?: 'AKLTFAKE000000000000000000000000';
$secretKey = getenv('VOLCENGINE_LIVESAAS_SECRET_ACCESS_KEY')
    ?: 'fake-livesaas-secret-key-for-local-use-only-0000000000';

// An id has up to 19 digits: PHP keeps them all.
$body = json_encode(['ActivityId' => 1819171234140099, 'BanStatus' => 1, 'UserIds' => [1820211234043371]]);
$query = http_build_query(['Action' => 'UpdateActivityUserBanStatus', 'Version' => '2023-08-01']);
$host = preg_replace('~^https?://~', '', $baseUrl);
$now = gmdate('Ymd\THis\Z');
$scope = substr($now, 0, 8) . '/cn-north-1/livesaas/request';

$hash = hash('sha256', $body);
$names = 'host;x-content-sha256;x-date';
$canonical = "POST\n/\n$query\nhost:$host\nx-content-sha256:$hash\nx-date:$now\n\n$names\n$hash";
$toSign = "HMAC-SHA256\n$now\n$scope\n" . hash('sha256', $canonical);
$key = $secretKey;
foreach (explode('/', $scope) as $part) {
    $key = hash_hmac('sha256', $part, $key, true);
}
$signature = hash_hmac('sha256', $toSign, $key);

$call = curl_init("$baseUrl/?$query");
curl_setopt_array($call, [
    CURLOPT_POSTFIELDS => $body,
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_HTTPHEADER => [
        'Content-Type: application/json',
        "X-Content-Sha256: $hash",
        "X-Date: $now",
        "Authorization: HMAC-SHA256 Credential=$accessKey/$scope, SignedHeaders=$names, Signature=$signature",
    ],
]);
echo curl_exec($call), "\n";
