require 'net/http'

ARGV.each do |url|
  puts Net::HTTP.get(URI(url))
  puts '--'
end
