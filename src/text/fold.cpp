// Most code points fold alone: a table says how, and the text is copied cluster by cluster. Only
// stretches with other code points go to ICU. A stretch is cut where the next code point interacts
// with nothing before it (it "starts a cluster"), so that cutting changes nothing.
#include "text/fold.hpp"

#include <cstring>
#include <utility>

#include "text/eight_bytes.hpp"
#include "text/fold_icu.hpp"
#include "text/fold_table.hpp"
#include "text/utf8.hpp"

namespace obelus {

namespace {

using folding::Entry;
using folding::Kind;

class Folder {
 public:
  Folder(std::string_view text, PieceMap* map)
      : text_(text), map_(map), out_(text.size() + kSlack, '\0') {}

  std::string run() {
    while (at_ < text_.size()) {
      simple_run();
      if (at_ < text_.size()) other();
    }
    flush(at_);
    out_.resize(size_);
    return std::move(out_);
  }

 private:
  // Room beyond the bytes still to come, so that what keeps its length needs no check.
  static constexpr std::size_t kSlack = 16;
  // Stretches for ICU end here at the next boundary. A pile of more marks than any language makes
  // is folded in parts, as sorting marks costs ICU the square of their number.
  static constexpr std::size_t kStretch = 1U << 16;
  static constexpr std::size_t kMarks = 64;

  bool after_space() const noexcept { return size_ > 0 && out_[size_ - 1] == ' '; }

  // Ends the linear run that began at run_ before origin offset `end`; the next begins there.
  void flush(std::size_t end) {
    if (map_ != nullptr && end > run_) map_->append_linear(run_, end - run_);
    run_ = end;
  }

  void begin_cluster() noexcept {
    cluster_ = at_;
    cluster_out_ = size_;
    cluster_class_ = 0;
    cluster_marks_ = 0;
  }

  // Folds eight bytes, unless there is more to do than to make capitals small.
  static bool fold_eight(const char* text, char before, char* out) noexcept {
    const std::uint64_t bytes = eight_bytes::load(text);
    if (eight_bytes::in_range(bytes, ' ', '~') != eight_bytes::kHighBits) return false;
    const std::uint64_t spaces = eight_bytes::in_range(bytes, ' ', ' ');
    const std::uint64_t behind_spaces = spaces << 8U | (before == ' ' ? 0x80U : 0U);
    if ((spaces & behind_spaces) != 0) return false;
    const std::uint64_t folded_bytes = bytes + (eight_bytes::in_range(bytes, 'A', 'Z') >> 2U);
    std::memcpy(out, &folded_bytes, sizeof folded_bytes);
    return true;
  }

  // Copies what folds byte by byte: ASCII, and code points that keep their length.
  void simple_run() {
    const char* const text = text_.data();
    const std::size_t end = text_.size();
    char* const out = out_.data();
    std::size_t at = at_;
    std::size_t size = size_;
    std::size_t last = at;  // where the last code point begins, here and in out_
    std::size_t last_size = size;
    const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    while (at < end) {
      const unsigned char lead = byte(at);
      if (lead < 0x80) {
        char before = size > 0 ? out[size - 1] : '\0';
        const std::size_t from = at;
        while (end - at >= eight_bytes::kSize && fold_eight(text + at, before, out + size)) {
          at += eight_bytes::kSize;
          size += eight_bytes::kSize;
          before = out[size - 1];
        }
        while (at < end && byte(at) < 0x80) {
          const char folded_byte = static_cast<char>(folding::kAscii[byte(at)]);
          if (folded_byte == ' ' && before == ' ') break;
          out[size++] = before = folded_byte;
          ++at;
        }
        if (at == from) break;
        last = at - 1;
        last_size = size - 1;
      } else if (lead < 0xE0) {
        const std::size_t from = at;
        do {
          const std::uint16_t folded_bytes =
              folding::kTwoBytes[static_cast<std::size_t>(byte(at) & 0x1F) << 6 |
                                 (byte(at + 1) & 0x3F)];
          if (folded_bytes == 0) break;
          std::memcpy(out + size, &folded_bytes, sizeof folded_bytes);
          at += 2;
          size += 2;
        } while (at < end && byte(at) >= 0xC0 && byte(at) < 0xE0);
        if (at == from) break;
        last = at - 2;
        last_size = size - 2;
      } else if (lead < 0xF0) {
        const char32_t c = static_cast<char32_t>(lead & 0x0F) << 12 |
                           static_cast<char32_t>(byte(at + 1) & 0x3F) << 6 | (byte(at + 2) & 0x3F);
        const bool same = c < folding::kTableSize ? folding::kTable[c].kind == Kind::same
                                                  : folding::is_han_or_hangul(c);
        if (!same) break;
        last = at;
        last_size = size;
        for (int i = 0; i < 3; ++i) out[size++] = text[at++];
      } else {
        break;
      }
    }
    if (at == at_) return;
    at_ = last;
    size_ = last_size;
    begin_cluster();
    at_ = at;
    size_ = size;
  }

  void other() {
    std::size_t next = at_;
    const char32_t c = utf8::decode(text_, next);
    const Entry entry = folding::entry_of(c);
    switch (entry.kind) {
      case Kind::same: begin_cluster(); return copy(next);
      case Kind::changed: return changed(entry.value, next);
      case Kind::space: return white_space(next);
      case Kind::expanded: return expanded(folding::kExpansions[entry.value], next);
      case Kind::dropped: return dropped(next);
      case Kind::mark:
        // Marks out of canonical order are ICU's to sort.
        if (++cluster_marks_ > kMarks) begin_cluster();
        if (entry.combining_class < cluster_class_) return with_icu(cluster_);
        cluster_class_ = entry.combining_class;
        return copy(next);
      case Kind::hard: begin_cluster(); return with_icu(at_);
      case Kind::joining: return with_icu(cluster_);
    }
  }

  void copy(std::size_t next) noexcept {
    for (; at_ < next; ++at_) out_[size_++] = text_[at_];
  }

  bool boundary_at(std::size_t offset) const {
    return offset >= text_.size() ||
           folding::starts_cluster(folding::entry_of(utf8::at(text_, offset)).kind);
  }

  // Pieces once appended cannot be taken back, so these look ahead before they append.
  void changed(char32_t c, std::size_t next) {
    const std::size_t length = c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
    begin_cluster();
    if (length == 2 && next - at_ == 2) {
      out_[size_++] = static_cast<char>(0xC0 | c >> 6);
      out_[size_++] = static_cast<char>(0x80 | (c & 0x3F));
      at_ = next;
      return;
    }
    std::string bytes;
    utf8::append(bytes, c);
    if (length == next - at_) {
      for (const char byte : bytes) out_[size_++] = byte;
      at_ = next;
      return;
    }
    expanded(bytes, next);
  }

  void white_space(std::size_t next) {
    if (!after_space()) return expanded(" ", next);
    begin_cluster();
    flush(at_);
    at_ = run_ = next;
  }

  void expanded(std::string_view bytes, std::size_t next) {
    begin_cluster();
    if (!boundary_at(next)) return with_icu(at_);
    flush(at_);
    write(bytes);
    if (map_ != nullptr) map_->append_opaque(at_, next - at_, bytes.size());
    at_ = run_ = next;
  }

  void dropped(std::size_t next) {
    for (std::size_t count = 1; next < text_.size(); ++count) {
      std::size_t after = next;
      const Kind kind = folding::entry_of(utf8::decode(text_, after)).kind;
      if (folding::starts_cluster(kind) || count > kMarks) break;
      if (kind != Kind::dropped) return with_icu(cluster_);
      next = after;
    }
    flush(at_);
    at_ = run_ = next;
    begin_cluster();
  }

  // Appends bytes and keeps the room that the rest of the text needs.
  void write(std::string_view bytes) {
    const std::size_t needed = size_ + bytes.size() + (text_.size() - at_) + kSlack;
    if (out_.size() < needed) out_.resize(needed + needed / 8);
    std::memcpy(out_.data() + size_, bytes.data(), bytes.size());
    size_ += bytes.size();
  }

  // Hands the stretch that begins at `begin` (the current cluster, or where we are) to ICU.
  void with_icu(std::size_t begin) {
    size_ = cluster_out_;
    flush(begin);
    const std::size_t end = stretch_end(begin);
    PieceMap pieces;
    const std::string result = folding::fold_with_icu(
        text_.substr(begin, end - begin), after_space(), map_ != nullptr ? &pieces : nullptr);
    at_ = end;
    write(result);
    if (map_ != nullptr) map_->append(pieces, begin);
    run_ = end;
    begin_cluster();
  }

  // Where two clusters in a row begin that need no ICU, or a stretch is long enough.
  std::size_t stretch_end(std::size_t begin) const {
    std::size_t i = begin;
    utf8::decode(text_, i);
    std::size_t marks = 0;
    std::size_t easy = std::string_view::npos;  // the easy boundary just before
    while (i < text_.size()) {
      const std::size_t here = i;
      const Kind kind = folding::entry_of(utf8::decode(text_, i)).kind;
      if (!folding::starts_cluster(kind)) {
        easy = std::string_view::npos;
        if (++marks > kMarks) return here;
        continue;
      }
      marks = 0;
      if (easy != std::string_view::npos) return easy;
      if (here - begin >= kStretch) return here;
      if (kind != Kind::hard) easy = here;
    }
    return easy != std::string_view::npos ? easy : text_.size();
  }

  std::string_view text_;
  PieceMap* map_;
  std::string out_;  // its first size_ bytes are written
  std::size_t size_ = 0;
  std::size_t at_ = 0;           // origin offset of what comes next
  std::size_t run_ = 0;          // origin offset where the linear run not yet in the map begins
  std::size_t cluster_ = 0;      // where the current cluster begins
  std::size_t cluster_out_ = 0;  // size_ at its beginning
  int cluster_class_ = 0;        // combining class of its last mark
  std::size_t cluster_marks_ = 0;
};

}  // namespace

FoldedText fold(std::string_view text) {
  FoldedText result;
  result.text = Folder(text, &result.map.pieces()).run();
  return result;
}

std::string folded(std::string_view text) { return Folder(text, nullptr).run(); }

}  // namespace obelus
