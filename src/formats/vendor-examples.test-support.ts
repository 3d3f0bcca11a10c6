// The examples of vendors' help pages, verbatim: what developers paste.

/** Cliquify's token request in the eight languages of its page (oauth.cliquify.me/docs, access-token). */
export const cliquifyExamples = {
  curl: String.raw`curl --location 'https://oauth.cliquify.me/oauth/access-token' \
--header 'Content-Type: application/x-www-form-urlencoded' \
--data-urlencode 'grant_type=client_credentials' \
--data-urlencode 'client_id=YOUR_CLIENT_ID' \
--data-urlencode 'client_secret=YOUR_CLIENT_SECRET'`,
  JavaScript: `const axios = require('axios');
const qs = require('qs');
const data = qs.stringify({
grant_type: 'client_credentials',
client_id: 'YOUR_CLIENT_ID',
client_secret: 'YOUR_CLIENT_SECRET'
});
axios.post('https://oauth.cliquify.me/oauth/access-token', data, {
headers: {
'Content-Type': 'application/x-www-form-urlencoded'
}
}).then(response => {
console.log(response.data);
}).catch(error => {
console.error(error.response.data);
});`,
  Java: `import java.io.*;
import java.net.*;
import java.nio.charset.StandardCharsets;
public class AccessToken {
public static void main(String[] args) throws Exception {
String data = "grant_type=client_credentials"
+ "&client_id=YOUR_CLIENT_ID"
+ "&client_secret=YOUR_CLIENT_SECRET";
URL url = new URL("https://oauth.cliquify.me/oauth/access-token");
HttpURLConnection conn = (HttpURLConnection) url.openConnection();
conn.setRequestMethod("POST");
conn.setDoOutput(true);
conn.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
try (OutputStream os = conn.getOutputStream()) {
os.write(data.getBytes(StandardCharsets.UTF_8));
}
try (BufferedReader br = new BufferedReader(
new InputStreamReader(conn.getInputStream(), StandardCharsets.UTF_8))) {
String responseLine;
while ((responseLine = br.readLine()) != null) {
System.out.println(responseLine);
}
}
}
}`,
  Python: `import requests
headers = {
"Content-Type": "application/x-www-form-urlencoded"
}
data = {
"grant_type": "client_credentials",
"client_id": "YOUR_CLIENT_ID",
"client_secret": "YOUR_CLIENT_SECRET"
}
response = requests.post("https://oauth.cliquify.me/oauth/access-token", headers=headers, data=data)
print(response.json())`,
  'C#': `using System.Net.Http;
using System.Collections.Generic;
using System.Threading.Tasks;
var values = new Dictionary<string, string> {
{ "grant_type", "client_credentials" },
{ "client_id", "YOUR_CLIENT_ID" },
{ "client_secret", "YOUR_CLIENT_SECRET" }
};
var content = new FormUrlEncodedContent(values);
var client = new HttpClient();
var response = await client.PostAsync("https://oauth.cliquify.me/oauth/access-token", content);
var responseString = await response.Content.ReadAsStringAsync();
Console.WriteLine(responseString);`,
  Go: `package main
import (
"bytes"
"fmt"
"net/http"
)
func main() {
data := "grant_type=client_credentials&client_id=YOUR_CLIENT_ID&client_secret=YOUR_CLIENT_SECRET"
resp, err := http.Post("https://oauth.cliquify.me/oauth/access-token", "application/x-www-form-urlencoded", bytes.NewBufferString(data))
if err != nil {
panic(err)
}
defer resp.Body.Close()
buf := new(bytes.Buffer)
buf.ReadFrom(resp.Body)
fmt.Println(buf.String())
}`,
  PHP: `$data = http_build_query([
'grant_type' => 'client_credentials',
'client_id' => 'YOUR_CLIENT_ID',
'client_secret' => 'YOUR_CLIENT_SECRET'
]);
$opts = ["http" => [
"method" => "POST",
"header" => "Content-Type: application/x-www-form-urlencoded",
"content" => $data
]];
$response = file_get_contents('https://oauth.cliquify.me/oauth/access-token', false, stream_context_create($opts));`,
  Ruby: `require 'net/http'
require 'uri'
uri = URI.parse("https://oauth.cliquify.me/oauth/access-token")
request = Net::HTTP::Post.new(uri)
request.set_form_data(
"grant_type" => "client_credentials",
"client_id" => "YOUR_CLIENT_ID",
"client_secret" => "YOUR_CLIENT_SECRET"
)
req_options = {
use_ssl: uri.scheme == "https"
}
response = Net::HTTP.start(uri.hostname, uri.port, req_options) do |http|
http.request(request)
end
puts response.body`,
} as const;

/** Its response: the token is nested. */
export const cliquifyResponse = `{
"success": true,
"token": {
"token_type": "Bearer",
"expires_in": 2592000,
"access_token": "eyJ0eXAiOiJKV1QiLCJhbGci..."
}
}`;

/** From Gearset Code Reviews' page: exchange, response, refresh, and a call whose line ends were lost (docs.gearset.com article 11478711). */
export const codeReviewsPage = String.raw`Exchange the Authorization Code for an Access Token

The Authorization Code allows your application to obtain an Access Token. Here's an example using curl (replace placeholders with your actual values):

curl --request POST \
--url "https://app.clayton.io/oauth2/token?code=$AUTH_CODE" \
--header 'Content-Type: application/x-www-form-urlencoded' \
--data "client_id=$CLIENT_ID" \
--data "client_secret=$CLIENT_SECRET" \
--data 'grant_type=authorization_code' \
--data 'scope=workspace' \
--data 'redirect_uri=https://app.clayton.io/authorized'

This command retrieves your first access token.

{
"access_token": "xyz789...",
"refresh_token": "abc123...",
"scope": "workspace",
"token_type": "Bearer",
"expires_in": 5399
}

Perform API calls

Every time you need, use the Refresh Token to get a new valid Access Token:

curl --request POST \
--url "https://app.clayton.io/oauth2/token" \
--header "content-type: application/x-www-form-urlencoded" \
--data "grant_type=refresh_token" \
--data "client_id=$CLIENT_ID" \
--data "client_secret=$CLIENT_SECRET" \
--data "refresh_token=$REFRESH_TOKEN"

Then use the latest valid Access Token to authenticate an API call such as:

curl --request GET \ --url "https://app.clayton.io/api/workspaces" \ --header "accept: application/json" \ --header "content-type: application/json" \ --header "authorization: Bearer $ACCESS_TOKEN"`;

/** From Clarify's page (docs.clarify.io, 1.1beta1), which lost its addresses on the way here. */
export const clarifyPage = String.raw`Once you have the clientId and clientSecret, you can obtain an access token that is valid for about 2 hours:

# CLIENT_ID=<clientId from credentials file >
# CLIENT_SECRET=<password from credentials file>
curl --request POST \
--url '' \
--header 'content-type: application/x-www-form-urlencoded' \
--data grant_type=client_credentials \
--data client_id="${'$'}{CLIENT_ID}" \
--data client_secret="${'$'}{CLIENT_SECRET}" \
--data audience=

The response from this request looks something like this:

"access_token": "<YOUR_ACCESS_TOKEN>",
"scope": "invoke:integration",
"expires_in": 86400,
"token_type": "Bearer"

See Access token response for details.

Using the access token

To access the Clarify API, you must set the Authorization HTTP Header to Bearer <access_token>:

# ACCESS_TOKEN=<access_token from response>
curl \
--header "Authorization: ${'$'}{ACCESS_TOKEN}"
--request POST \
--url \
--header 'Content-Type: application/json' \
--header 'X-API-Version: 1.1beta1' \
--data ...`;

/** From Fyma's page (docs.fyma.ai/auth), which lost its addresses, too. */
export const fymaExample = String.raw`http \
  grant_type=client_credentials \
  audience= \
  client_id=<YOUR_CLIENT_ID> \
`;
