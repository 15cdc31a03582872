<?php
// PHP 8: the sorted parameters between two secrets, MD5, upper case.
$baseUrl = getenv('POLYV_LIVE_BASE_URL') ?: 'http://127.0.0.1:4014';
$secret = getenv('POLYV_LIVE_APP_SECRET') ?: 'fake0secret0for0local0use0only00';

$parameters = [
    'appId' => getenv('POLYV_LIVE_APP_ID') ?: 'fakeappid1',
    'timestamp' => (string) (int) (microtime(true) * 1000),
    'pageNumber' => '1',
    'pageSize' => '10',
];
ksort($parameters);
$text = '';
foreach ($parameters as $name => $value) {
    $text .= $name . $value;
}
$parameters['sign'] = strtoupper(md5($secret . $text . $secret));

echo file_get_contents("$baseUrl/live/v4/chat/forbid/list?" . http_build_query($parameters)), "\n";
