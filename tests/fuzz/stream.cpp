// The protocol of `obelus stream`: an answer a line, in order, whatever the lines hold.
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "cli/line_reader.hpp"
#include "cli/stream_answer.hpp"
#include "fuzz.hpp"
#include "text/display.hpp"

namespace obelus::fuzz {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kLineLimit = 4096;

// The lines as the program reads them.
std::vector<StreamLine> read_lines(std::string_view bytes) {
  const int file = ::memfd_create("lines", MFD_CLOEXEC);
  expect(file >= 0, "there is memory for a file");
  expect(::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()) &&
             ::lseek(file, 0, SEEK_SET) == 0,
         "the test can write its file");
  LineReader reader(file, kLineLimit, -1);
  std::vector<StreamLine> result;
  while (true) {
    StreamLine line;
    const LineReader::Outcome outcome = reader.next(line.text, true);
    expect(outcome != LineReader::Outcome::failure, "a file in memory can be read");
    if (outcome == LineReader::Outcome::end) break;
    if (outcome == LineReader::Outcome::pause) continue;
    line.too_long = outcome == LineReader::Outcome::too_long;
    result.push_back(std::move(line));
  }
  ::close(file);
  return result;
}

void expect_same_lines(const std::vector<StreamLine>& found, std::string_view bytes) {
  const std::vector<std::string_view> expected = lines(bytes);
  expect(found.size() == expected.size(), "no line is lost");
  for (std::size_t i = 0; i < found.size(); ++i) {
    std::string_view line = expected[i];
    expect(found[i].too_long == (line.size() > kLineLimit), "lines have their length");
    if (line.ends_with('\r')) line.remove_suffix(1);
    expect(found[i].too_long || found[i].text == line, "lines are as they were");
  }
}

void expect_sound_answer(const std::string& answer, const StreamLine& line) {
  expect(
      answer.ends_with('\n') && printable(answer) == answer.substr(0, answer.size() - 1) + "\\x0A",
      "an answer is one line that can be printed");
  const Json json = Json::parse(answer, nullptr, false);
  expect(json.is_object() && json.contains("id"), "an answer is an object with an id");
  expect(json.size() == 2 && (json.contains("findings") != json.contains("error")),
         "an answer has findings or an error");
  const Json asked = line.too_long ? Json() : Json::parse(line.text, nullptr, false);
  const bool is_document =
      asked.is_object() && asked.contains("text") && asked.at("text").is_string();
  expect(is_document || json.contains("error"), "what is no document is answered with an error");
  if (!json.contains("findings")) return;
  expect(json.at("id") == (asked.contains("id") ? asked.at("id") : Json()), "the id comes back");
  const std::size_t size = asked.at("text").get_ref<const std::string&>().size();
  for (const Json& finding : json.at("findings")) {
    expect(
        finding.at("endOffset").get<std::size_t>() <= size &&
            finding.at("offset").get<std::size_t>() <= finding.at("endOffset").get<std::size_t>(),
        "a finding lies in the text");
  }
}

}  // namespace

void check(std::string_view bytes) {
  const std::vector<StreamLine> found = read_lines(bytes);
  expect_same_lines(found, bytes);
  static const StreamAnswerer answer(all_rules(), {}, Severity::suggestion);
  static StreamScratch scratch;
  for (const StreamLine& line : found) {
    const std::string once = answer(line, scratch);
    expect_sound_answer(once, line);
    static StreamScratch other;
    expect(answer(line, other) == once, "the same line has the same answer");
  }
}

}  // namespace obelus::fuzz
