<?php
ini_set('display_errors', 'stderr');
foreach (array_slice($argv, 1) as $url) {
    $http_response_header = [];
    echo @file_get_contents($url) ?: implode("\n", $http_response_header), "\n--\n";
}
