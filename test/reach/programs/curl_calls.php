<?php
foreach (array_slice($argv, 1) as $url) {
    $call = curl_init($url);
    curl_setopt($call, CURLOPT_RESOLVE, array_filter([getenv('RESOLVE') ?: '']));
    curl_exec($call);
    echo "\n--\n";
}
