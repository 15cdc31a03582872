import java.net.HttpURLConnection;
import java.net.URL;

public class ConnectionCalls {
  public static void main(String[] args) throws Exception {
    for (var url : args) {
      var call = (HttpURLConnection) new URL(url).openConnection();
      var body = call.getResponseCode() < 400 ? call.getInputStream() : call.getErrorStream();
      System.out.println(new String(body.readAllBytes()) + "\n--");
    }
  }
}
