args.each { address ->
  def call = new URL(address).openConnection()
  println((call.responseCode < 400 ? call.inputStream : call.errorStream).text + '\n--')
}
