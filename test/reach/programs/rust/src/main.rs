fn main() -> Result<(), reqwest::Error> {
    for url in std::env::args().skip(1) {
        println!("{}\n--", reqwest::blocking::get(url)?.text()?);
    }
    Ok(())
}
