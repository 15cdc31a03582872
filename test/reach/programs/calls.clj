(import '(java.net HttpURLConnection URL))

(doseq [address *command-line-args*]
  (let [^HttpURLConnection call (.openConnection (URL. address))]
    (println (slurp (if (< (.getResponseCode call) 400) (.getInputStream call) (.getErrorStream call))))
    (println "--")))
