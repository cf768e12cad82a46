/// The candidates of a `srcset`.
///
/// An address is a run without blanks (WHATWG HTML, "srcset"); it may hold commas, as those of image
/// services do, and ends its candidate when a comma stands at its end.
struct AddressList {
  struct Candidate {
    let address: String
    /// What follows the address, such as `2x`; each with a blank before it.
    let descriptors: String
  }

  let candidates: [Candidate]

  init(_ list: String) {
    var candidates: [Candidate] = []
    var rest = list.utf8[...]
    while true {
      rest = rest.drop { $0.isASCIIBlank || $0 == UInt8(ascii: ",") }
      if rest.isEmpty { break }
      var address = rest.prefix { !$0.isASCIIBlank }
      rest = rest[address.endIndex...]
      let endsHere = address.last == UInt8(ascii: ",")
      while address.last == UInt8(ascii: ",") { address.removeLast() }
      var descriptors = ""
      if !endsHere {
        let found = rest.prefix { $0 != UInt8(ascii: ",") }
        rest = rest[found.endIndex...]
        for part in found.split(whereSeparator: \.isASCIIBlank) {
          descriptors += " " + String(Substring(part))
        }
      }
      candidates.append(
        Candidate(address: String(Substring(address)), descriptors: descriptors))
    }
    self.candidates = candidates
  }
}
