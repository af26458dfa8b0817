// Baseline files: refused with a reason, or read, written and read again the same.
#include "engine/baseline.hpp"

#include <nlohmann/json.hpp>

#include "fuzz.hpp"
#include "text/utf8.hpp"

namespace obelus::fuzz {

void check(std::string_view bytes) {
  const std::string file = (folder() / "baseline.json").string();
  write_file(file, bytes);
  try {
    Baseline baseline = Baseline::load(file);
    const std::string written = baseline.to_json();
    expect(nlohmann::json::accept(written), "a baseline is JSON");
    write_file(file, written);
    expect(Baseline::load(file).to_json() == written, "a baseline that is written reads the same");
    // What is known is taken, what is not stays.
    Finding finding;
    finding.rule = "quotes/unclosed";
    finding.fingerprint = "0123456789abcdef";
    std::vector<Finding> findings(3, finding);
    std::vector<SuppressedFinding> known;
    baseline.take_known((folder() / "a.txt").string(), findings, known);
    expect(findings.size() + known.size() == 3, "a baseline loses no finding");
    baseline.replace((folder() / "a.txt").string(), findings, known);
    write_file(folder() / "a.txt", "");
    write_file(file, baseline.to_json());
    findings.assign(3, finding);
    known.clear();
    Baseline::load(file).take_known((folder() / "a.txt").string(), findings, known);
    expect(findings.empty() && known.size() == 3, "what a baseline was given it knows");
    std::filesystem::remove(folder() / "a.txt");
    baseline.drop_missing_files();
    expect(nlohmann::json::accept(baseline.to_json()), "a baseline is JSON");
  } catch (const BaselineError& error) {
    expect(utf8::find_ill_formed(error.what()) == std::string_view::npos, "a reason is text");
  }
}

}  // namespace obelus::fuzz
