// A finding as users see it, whatever the output format (units: see each field).
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "policy/severity.hpp"
#include "text/line_index.hpp"
#include "text/span.hpp"

namespace obelus {

// Replace bytes [offset, endOffset) by `text`.
struct Edit {
  Span<Raw> span;
  std::string text;
};

struct Fix {
  std::string message;  // what it does: "Close the quotation with »"
  bool safe = false;    // mechanical: cannot change what the text says
  std::vector<Edit> edits;
};

struct RelatedPlace {
  Span<Raw> span;
  std::string message;  // "the quotation opens here"
};

// A place in the file in every unit that a format may want.
struct Place {
  Position begin, end;  // 1-based, code points; the end is exclusive
  Span<Disk> bytes;     // of the file as it is on disk
};

struct Finding {
  struct Related {
    Place place;
    std::string message;
  };
  struct PlacedEdit {
    Place place;
    std::string text;
  };
  struct PlacedFix {
    std::string message;
    bool safe = false;
    std::vector<PlacedEdit> edits;
  };

  std::string path;
  std::string rule;
  Severity severity = Severity::warning;
  Confidence confidence = Confidence::definite;
  std::string message;
  Place place;
  std::string excerpt;            // the line, shortened around the span, control characters escaped
  std::size_t excerpt_begin = 0;  // bytes of `excerpt` that the span covers
  std::size_t excerpt_end = 0;
  std::string language;
  std::vector<std::string> evidence;
  std::vector<Related> related;
  std::vector<PlacedFix> fixes;
  std::string fingerprint;  // 16 hex digits
};

// A finding that does not count, and why.
struct SuppressedFinding {
  Finding finding;
  bool in_source = true;      // by a stet; otherwise by the baseline
  std::string justification;  // the reason that the stet gives
};

}  // namespace obelus
