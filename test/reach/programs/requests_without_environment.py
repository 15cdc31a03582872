import sys

import requests

session = requests.Session()
session.trust_env = False
for url in sys.argv[1:]:
    print(session.get(url).text)
    print("--")
