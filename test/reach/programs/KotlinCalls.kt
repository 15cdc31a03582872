import java.net.HttpURLConnection
import java.net.URL

fun main(urls: Array<String>) {
    for (url in urls) {
        val call = URL(url).openConnection() as HttpURLConnection
        val body = if (call.responseCode < 400) call.inputStream else call.errorStream
        println(body.reader().readText() + "\n--")
    }
}
