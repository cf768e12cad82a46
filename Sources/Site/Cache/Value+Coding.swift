import Dates
import Liquid

extension ByteWriter {
  mutating func write(_ date: DateTime) {
    write(date.epoch)
    write(date.offset)
  }

  mutating func write(_ date: DateTime?) { write(date) { $0.write($1) } }

  mutating func write(_ dictionary: LiquidDictionary) {
    write(count: dictionary.pairs.count)
    for pair in dictionary.pairs {
      write(pair.0)
      write(pair.1)
    }
  }

  /// Writes what front matter can hold; an object of the host, which it cannot, as nothing.
  mutating func write(_ value: Value) {
    switch value {
    case .null, .blank, .empty, .object: write(0 as UInt8)
    case .bool(let flag):
      write(1 as UInt8)
      write(flag)
    case .int(let number):
      write(2 as UInt8)
      write(number)
    case .double(let number):
      write(3 as UInt8)
      write(number.bitPattern)
    case .text(let text):
      write(4 as UInt8)
      write(text)
    case .html(let html):
      write(5 as UInt8)
      write(html)
    case .script(let source):
      write(10 as UInt8)
      write(source)
    case .date(let date):
      write(6 as UInt8)
      write(date)
    case .array(let items):
      write(7 as UInt8)
      write(items) { $0.write($1) }
    case .dictionary(let dictionary):
      write(8 as UInt8)
      write(dictionary)
    case .range(let range):
      write(9 as UInt8)
      write(range.first)
      write(range.last)
    }
  }
}

extension ByteReader {
  mutating func date() throws(DamagedBytes) -> DateTime {
    DateTime(epoch: try integer(), offset: try integer())
  }

  mutating func optionalDate() throws(DamagedBytes) -> DateTime? {
    try optional { (reader) throws(DamagedBytes) in try reader.date() }
  }

  mutating func dictionary() throws(DamagedBytes) -> LiquidDictionary {
    LiquidDictionary(
      try list { (reader) throws(DamagedBytes) in (try reader.text(), try reader.value()) })
  }

  mutating func value() throws(DamagedBytes) -> Value {
    switch try byte() {
    case 0: return .null
    case 1: return .bool(try flag())
    case 2: return .int(try integer())
    case 3: return .double(Double(bitPattern: try number64()))
    case 4: return .text(try text())
    case 5: return .html(try content())
    case 6: return .date(try date())
    case 7:
      return .array(try list { (reader) throws(DamagedBytes) in try reader.value() })
    case 8: return .dictionary(try dictionary())
    case 9: return .range(LiquidRange(try integer(), try integer()))
    case 10: return .script(try content())
    default: throw DamagedBytes()
    }
  }
}
