using PresignTools.Intake;

namespace PresignTools.Tests.Intake.Code;

/// <summary>Calls that send, with what each client adds by itself, in the forms of the clients' own documentation.</summary>
public sealed class SendingCallTests
{
    private const string Form = "application/x-www-form-urlencoded";

    [Theory]
    [InlineData("GET None", "fetch(url)")]
    [InlineData("PUT content-type=image/png Raw", "await fetch(url, { method: 'PUT', headers: { 'Content-Type': 'image/png' }, body: file });")]
    [InlineData("PUT content-type= Raw", "fetch(signedUrl, { method: \"PUT\", body: file, headers: { \"Content-Type\": file.type } })")]
    [InlineData("PUT Raw own=text/plain;charset=UTF-8", "fetch(url, { method: 'PUT', body: JSON.stringify(data) })")]
    [InlineData("PUT MultipartForm own=multipart/form-data", "const formData = new FormData();\nformData.append('file', file);\nfetch(url, { method: 'PUT', body: formData })")]
    [InlineData("POST UrlEncodedForm own=application/x-www-form-urlencoded;charset=UTF-8", "fetch(url, { method: 'POST', body: new URLSearchParams({ a: 1 }) })")]
    [InlineData("PUT Chunked", "const body = fs.createReadStream('a');\nawait fetch(url, { method: 'PUT', body, duplex: 'half' })")]
    [InlineData("HEAD None", "const res = await fetch(presigned, { method: 'HEAD' });")]
    [InlineData("PUT x-amz-acl=public-read Raw", "const opts = { method: 'PUT', headers: new Headers({ 'x-amz-acl': 'public-read' }), body: buffer };\nawait fetch(url, opts);")]
    [InlineData("PUT content-type=video/mp4 Raw", "const xhr = new XMLHttpRequest();\nxhr.open('PUT', url, true);\nxhr.setRequestHeader('Content-Type', 'video/mp4');\nxhr.send(file);")]
    [InlineData("PUT Raw own=" + Form, "axios.put(url, file)")]
    [InlineData("PUT content-type=image/png Raw", "axios.put(url, file, { headers: { 'Content-Type': 'image/png' } })")]
    [InlineData("POST Json own=application/json", "await axios.post(url, { a: 1 })")]
    [InlineData("PUT content-type=image/png Raw", "const config = { headers: { 'Content-Type': 'image/png' } };\naxios.put(url, blob, config).then(r => r)")]
    [InlineData("PUT Raw own=" + Form, "axios({ method: 'put', url: signedUrl, data: buffer })")]
    [InlineData("POST MultipartForm own=multipart/form-data", "const fd = new FormData();\naxios.post(url, fd)")]
    [InlineData("GET None", "const res = await axios.get<Blob>(url, { responseType: 'blob' });")]
    [InlineData("PUT Raw", "await got.put(url, { body: fs.readFileSync('a') })")]
    [InlineData("PUT Chunked", "await got.put(url, { body: fs.createReadStream('a') })")]
    [InlineData("PUT Json own=application/json", "await got.put(url, { json: { a: 1 } })")]
    [InlineData("PUT content-type=a/b Raw", "superagent.put(url).set('Content-Type', 'a/b').send(buffer)")]
    [InlineData("PUT Raw own=" + Form, "superagent.put(url).send(buffer)")]
    [InlineData("PUT Raw", "request.put({ url: url, body: buffer })")]
    [InlineData("POST MultipartForm own=multipart/form-data", "request.post({ url: url, formData: form })")]
    [InlineData("PUT content-type=a/b Raw", "$.ajax({ url: url, type: 'PUT', data: file, processData: false, contentType: 'a/b' })")]
    [InlineData("PUT Raw", "$.ajax({ url: url, method: 'PUT', data: file, processData: false, contentType: false })")]
    [InlineData("PUT Raw own=" + Form + "; charset=UTF-8", "$.ajax({ url: url, type: 'PUT', data: file, processData: false })")]
    [InlineData("HEAD None", "this.http.head(url).subscribe(r => r)")]
    [InlineData("PUT content-type=a/b Raw", "return this.http.put(url, file, { headers: new HttpHeaders({ 'Content-Type': 'a/b' }) });")]
    [InlineData("PUT Raw own=text/plain", "this.http.put(url, 'text')")]
    [InlineData("PUT content-type=image/jpeg Raw", "await FileSystem.uploadAsync(url, uri, { httpMethod: 'PUT', uploadType: FileSystem.FileSystemUploadType.BINARY_CONTENT, headers: { 'Content-Type': 'image/jpeg' } })")]
    [InlineData("PUT MultipartForm own=multipart/form-data", "FileSystem.uploadAsync(url, uri, { httpMethod: 'PUT', uploadType: FileSystemUploadType.MULTIPART, fieldName: 'file' })")]
    [InlineData("PUT Raw", "requests.put(url, data=open('a', 'rb'))")]
    [InlineData("PUT Raw", "with open('a', 'rb') as f:\n    r = requests.put(url, data=f.read())")]
    [InlineData("PUT content-type=text/csv Raw", "headers = {'Content-Type': 'text/csv'}\nrequests.put(url, data=b'x', headers=headers)")]
    [InlineData("PUT MultipartForm own=multipart/form-data", "requests.put(url, files={'file': f})")]
    [InlineData("POST MultipartForm own=multipart/form-data", "requests.post(response['url'], data=response['fields'], files=files)")]
    [InlineData("PUT UrlEncodedForm own=" + Form, "requests.put(url, data={'a': 'b'})")]
    [InlineData("PUT Json own=application/json", "requests.put(url, json={'a': 1})")]
    [InlineData("HEAD None", "requests.head(url)")]
    [InlineData("PUT Raw", "httpx.put(url, content=b'x')")]
    [InlineData("PUT content-type=a/b Raw own=", "req = urllib.request.Request(url, data=data_bytes, method='PUT', headers={'Content-Type': 'a/b'})")]
    [InlineData("PUT Raw own=" + Form, "req = urllib.request.Request(url, data=payload_bytes, method='PUT')")]
    [InlineData("PUT content-type=text/plain Raw", "HttpURLConnection connection = (HttpURLConnection) url.openConnection();\nconnection.setDoOutput(true);\nconnection.setRequestProperty(\"Content-Type\", \"text/plain\");\nconnection.setRequestMethod(\"PUT\");\nconnection.write(bytes);")]
    [InlineData("PUT content-type=image/png Raw", "RequestBody body = RequestBody.create(file, MediaType.parse(\"image/png\"));\nRequest request = new Request.Builder().url(url).put(body).build();")]
    [InlineData("PUT content-type=image/png Raw", "val request = Request.Builder()\n    .url(url)\n    .put(file.asRequestBody(\"image/png\".toMediaType()))\n    .build()")]
    [InlineData("PUT Raw", "HttpRequest request = HttpRequest.newBuilder().uri(url.toURI()).PUT(BodyPublishers.ofFile(path)).build();")]
    [InlineData("PUT content-type=a/b Raw", "HttpRequest r = HttpRequest.newBuilder(uri).header(\"Content-Type\", \"a/b\").PUT(HttpRequest.BodyPublishers.ofByteArray(data)).build();")]
    [InlineData("PUT content-type=a/b Raw", "HttpPut put = new HttpPut(url);\nput.setHeader(\"Content-Type\", \"a/b\");\nput.setEntity(new ByteArrayEntity(bytes));")]
    [InlineData("PUT content-type=text/plain Raw", "using var content = new StringContent(text, Encoding.UTF8, \"text/plain\");\nvar response = await client.PutAsync(url, content);")]
    [InlineData("PUT Raw own=text/plain; charset=utf-8", "await httpClient.PutAsync(url, new StringContent(text))")]
    [InlineData("PUT Raw", "await client.PutAsync(url, new StreamContent(stream));")]
    [InlineData("PUT content-type=image/png Raw", "var content = new ByteArrayContent(data);\ncontent.Headers.ContentType = new MediaTypeHeaderValue(\"image/png\");\nawait client.PutAsync(url, content);")]
    [InlineData("PUT MultipartForm own=multipart/form-data", "var form = new MultipartFormDataContent();\nform.Add(new StreamContent(s), \"file\", name);\nawait client.PutAsync(url, form);")]
    [InlineData("GET content-type=application/octet-stream Raw", "using var req = new HttpRequestMessage(HttpMethod.Get, url);\nreq.Content = new StringContent(\"\");\nreq.Content.Headers.ContentType = new MediaTypeHeaderValue(\"application/octet-stream\");")]
    [InlineData("PUT x-amz-acl=private None", "var message = new HttpRequestMessage(HttpMethod.Put, url);\nmessage.Headers.Add(\"x-amz-acl\", \"private\");")]
    [InlineData("PUT None", "HttpWebRequest httpRequest = WebRequest.Create(url) as HttpWebRequest;\nhttpRequest.Method = \"PUT\";")]
    [InlineData("PUT content-type=a/b Raw", "req, err := http.NewRequest(\"PUT\", url, bytes.NewReader(data))\nreq.Header.Set(\"Content-Type\", \"a/b\")")]
    [InlineData("PUT Raw", "req, err := http.NewRequest(http.MethodPut, presignedURL, strings.NewReader(body))")]
    [InlineData("PUT Chunked", "file, _ := os.Open(name)\nreq, err := http.NewRequest(http.MethodPut, presignedURL, file)")]
    [InlineData("PUT content-type=a/b Raw", "req = Net::HTTP::Put.new(uri)\nreq['Content-Type'] = 'a/b'\nreq.body = File.read('a')")]
    [InlineData("PUT Raw own=" + Form, "request = Net::HTTP::Put.new(uri)\nrequest.body = 'text'")]
    [InlineData("PUT content-type=a/b Raw", "HTTParty.put(url, body: File.read('a'), headers: { 'Content-Type' => 'a/b' })")]
    [InlineData("PUT Raw own=" + Form, "HTTParty.put(url, body: 'text')")]
    [InlineData("PUT Raw", "$ch = curl_init($url);\ncurl_setopt($ch, CURLOPT_PUT, true);\ncurl_setopt($ch, CURLOPT_INFILE, $fh);")]
    [InlineData("PUT Raw own=" + Form, "$ch = curl_init($url);\ncurl_setopt($ch, CURLOPT_CUSTOMREQUEST, 'PUT');\ncurl_setopt($ch, CURLOPT_POSTFIELDS, $data);")]
    [InlineData("PUT content-type=a/b Raw", "$ch = curl_init();\ncurl_setopt_array($ch, [CURLOPT_URL => $url, CURLOPT_CUSTOMREQUEST => 'PUT', CURLOPT_POSTFIELDS => $data, CURLOPT_HTTPHEADER => ['Content-Type: a/b']]);")]
    [InlineData("PUT content-type=a/b Raw", "$client->request('PUT', $url, ['body' => fopen('a', 'r'), 'headers' => ['Content-Type' => 'a/b']]);")]
    [InlineData("PUT Json own=application/json", "$client->put($url, ['json' => ['a' => 1]]);")]
    [InlineData("PUT content-type=a/b None", "var request = URLRequest(url: url)\nrequest.httpMethod = \"PUT\"\nrequest.setValue(\"a/b\", forHTTPHeaderField: \"Content-Type\")")]
    [InlineData("PUT MultipartForm own=multipart/form-data", "AF.upload(multipartFormData: { form in form.append(data, withName: \"file\") }, to: url, method: .put)")]
    [InlineData("PUT content-type=a/b Raw", "let res = client.put(&url).header(\"Content-Type\", \"a/b\").body(bytes).send().await?;")]
    [InlineData("PUT Raw", "let response = reqwest::Client::new().put(url).body(buffer).send().await?;")]
    [InlineData("POST MultipartForm own=multipart/form-data", "FormData formData = FormData.fromMap(map);\nawait dio.post(url, data: formData);")]
    [InlineData("PUT content-type=a/b Raw", "await dio.put(url, data: file.openRead(), options: Options(headers: {'Content-Type': 'a/b'}))")]
    public void A_call_tells_method_headers_and_body(string expected, string code)
    {
        string read = CodeFacts.Sending(code);
        Assert.Equal(expected.Replace(" own=", "|own=", StringComparison.Ordinal).TrimEnd('|').Replace("|own=", expected.EndsWith("own=", StringComparison.Ordinal) ? string.Empty : " own=", StringComparison.Ordinal), read);
    }

    [Theory]
    [InlineData("fetch('/api/upload-url')")]
    [InlineData("fetch(`${API}/api/sign`)")]
    [InlineData("axios.post('http://localhost:3000/sign', { name })")]
    [InlineData("map.put(key, value)")]
    [InlineData("cache.get(key)")]
    [InlineData("client.get(key)")]
    [InlineData("open('a', 'rb')")]
    [InlineData("we fetch (as before) the file and put it there")]
    public void Calls_of_others_are_left_out(string code) => Assert.Equal("nothing", CodeFacts.Sending(code));

    [Theory]
    [InlineData("requests.get(url, params={'x': 1})", true)]
    [InlineData("axios.get(url, { params: { t: Date.now() } })", true)]
    [InlineData("requests.get(url)", false)]
    public void Parameters_that_a_client_appends_are_told(string code, bool expected) =>
        Assert.Equal(expected, CodeFacts.Read(code).SendingCalls[0].AddsQuery);

    [Fact]
    public void The_only_request_of_the_code_is_the_one_that_was_sent()
    {
        DiagnosisInput input = CodeFacts.Read("await axios.put(url, file)");
        Assert.Equal("PUT", input.Method);
        Assert.Equal(Form, Assert.Single(input.Headers!).Value);
        Assert.Null(CodeFacts.Read("fetch(url, { method: 'PUT', body: file })").Headers);    // the file has a type of its own
        Assert.Null(CodeFacts.Read("requests.get(url); requests.head(url)").Method);
    }
}
