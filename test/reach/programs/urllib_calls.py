import sys
import urllib.error
import urllib.request

for url in sys.argv[1:]:
    try:
        print(urllib.request.urlopen(url).read().decode())
    except urllib.error.HTTPError as error:
        print(error.read().decode())
    print("--")
