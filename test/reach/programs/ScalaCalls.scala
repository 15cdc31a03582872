import java.net.{HttpURLConnection, URL}
import scala.io.Source

object ScalaCalls extends App {
  for (address <- args) {
    val call = new URL(address).openConnection().asInstanceOf[HttpURLConnection]
    val body = if (call.getResponseCode < 400) call.getInputStream else call.getErrorStream
    println(Source.fromInputStream(body, "UTF-8").mkString + "\n--")
  }
}
