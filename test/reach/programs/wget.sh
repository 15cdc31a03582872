for url; do
  wget -q -O - --content-on-error "$url"
  printf '\n--\n'
done
