local request = require("http.request")

for _, url in ipairs(arg) do
  local _, reply = assert(request.new_from_uri(url):go())
  print(assert(reply:get_body_as_string()) .. "\n--")
end
