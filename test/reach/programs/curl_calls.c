#include <curl/curl.h>
#include <stdio.h>

int main(int count, char **words) {
  CURL *call = curl_easy_init();
  for (int index = 1; index < count; index++) {
    curl_easy_setopt(call, CURLOPT_URL, words[index]);
    CURLcode problem = curl_easy_perform(call);
    if (problem != CURLE_OK) {
      fprintf(stderr, "%s\n", curl_easy_strerror(problem));
      return 1;
    }
    puts("\n--");
    fflush(stdout);
  }
  curl_easy_cleanup(call);
  return 0;
}
