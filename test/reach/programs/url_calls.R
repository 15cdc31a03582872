for (address in commandArgs(trailingOnly = TRUE)) {
  # The body of a refusal is not to be had: the warning tells its status.
  reply <- tryCatch(readLines(url(address), warn = FALSE), warning = conditionMessage)
  cat(reply, "\n--\n", sep = "")
}
