/// An era of the Japanese calendar since the country took up the Gregorian one (1873, Meiji 6).
struct JapaneseEra {
  let name: String
  /// The era's year; its first is written 元年.
  let year: Int

  /// The era of a day, or nil before 1873, when Japan's months were not these.
  ///
  /// First days: Taisho 1912-07-30, Showa 1926-12-25, Heisei 1989-01-08, Reiwa 2019-05-01. A day
  /// on which one era ends and the next begins counts for the next.
  init?(year: Int, month: Int, day: Int) {
    let number = year * 10_000 + month * 100 + day
    switch number {
    case 20_190_501...: (name, self.year) = ("令和", year - 2018)
    case 19_890_108...: (name, self.year) = ("平成", year - 1988)
    case 19_261_225...: (name, self.year) = ("昭和", year - 1925)
    case 19_120_730...: (name, self.year) = ("大正", year - 1911)
    case 18_730_101...: (name, self.year) = ("明治", year - 1867)
    default: return nil
    }
  }

  /// The year as `令和7年`, the first as `令和元年`.
  var fullYear: String {
    "\(name)\(year == 1 ? "元" : String(year))年"
  }
}
