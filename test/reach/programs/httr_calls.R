for (url in commandArgs(trailingOnly = TRUE)) {
  reply <- httr::GET(url)
  cat(httr::content(reply, "text", encoding = "UTF-8"), "\n--\n", sep = "")
}
