import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

public class ClientCalls {
  public static void main(String[] args) throws Exception {
    var client = HttpClient.newHttpClient();
    for (var url : args) {
      var call = HttpRequest.newBuilder(URI.create(url)).build();
      System.out.println(client.send(call, HttpResponse.BodyHandlers.ofString()).body() + "\n--");
    }
  }
}
