// The report that people read in a terminal: findings under their file, each with its line, a
// caret and the evidence.
//
// No caret can be placed under a line of a right-to-left script, because whether and how a
// terminal reorders it is unknown: there the text at fault stands between ⟦ and ⟧. Whatever holds
// such a script is isolated (U+2068 … U+2069), so that it does not reorder what stands around it.
#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include <spdlog/fmt/fmt.h>

#include "report/explain.hpp"
#include "report/formats.hpp"
#include "report/wrap.hpp"
#include "text/display.hpp"

namespace obelus {
namespace {

constexpr std::string_view kReset = "\x1B[0m";
constexpr std::string_view kBold = "\x1B[1m";
constexpr std::string_view kDim = "\x1B[2m";
constexpr std::string_view kUnderlined = "\x1B[1;4m";
constexpr std::string_view kRed = "\x1B[31m";
constexpr std::string_view kYellow = "\x1B[33m";
constexpr std::string_view kBlue = "\x1B[34m";
constexpr std::string_view kGreen = "\x1B[32m";

constexpr std::string_view kIndent = "      ";
constexpr std::size_t kExplanationWidth = 90;
constexpr std::size_t kLeastWidth = 20;  // narrower columns are left to the terminal

std::string_view color_of(Severity severity) {
  return severity == Severity::error ? kRed : severity == Severity::warning ? kYellow : kBlue;
}

std::string isolated(std::string text) {
  if (!has_right_to_left(text)) return text;
  return "\u2068" + std::move(text) + "\u2069";
}

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string fixed(std::size_t fixes) {
  return fmt::format("{} {} applied", fixes, fixes == 1 ? "fix" : "fixes");
}

class TextReporter final : public Reporter {
 public:
  using Reporter::Reporter;

 private:
  struct Count {
    std::size_t severities[4] = {};
    std::size_t files = 0;
    std::size_t last_file = 0;
    std::size_t all() const { return severities[1] + severities[2] + severities[3]; }
  };

  void on_begin(const RunInfo&) override {}

  void on_file(const FileReport& report) override {
    if (report.findings.empty()) return;
    ++file_number_;
    std::string out = painted(kUnderlined, isolated(printable(report.path))) + '\n';
    std::size_t width = 0;
    for (const Finding& finding : report.findings) width = std::max(width, place(finding).size());
    for (const Finding& finding : report.findings) {
      add_finding(out, finding, width);
      if (options().statistics) count(finding);
    }
    out += '\n';
    write(out, gravest(report.findings));
  }

  void on_end(const Summary& summary) override {
    write(statistics() + summary_line(summary) + '\n');
  }

  std::string painted(std::string_view color, std::string text) const {
    if (!options().color || text.empty()) return text;
    return std::string(color) + std::move(text) + std::string(kReset);
  }

  static std::string place(const Finding& finding) {
    return fmt::format("{}:{}", finding.place.begin.line, finding.place.begin.column);
  }

  void add_finding(std::string& out, const Finding& finding, std::size_t width) const {
    const bool possible = finding.confidence == Confidence::possible;
    const std::string_view severity = name(finding.severity);
    fmt::format_to(std::back_inserter(out), "  {:<{}}  {}  ", place(finding), width,
                   painted(color_of(finding.severity), std::string(severity)));
    add_lines(out, printable(finding.message), width + severity.size() + 6,
              possible ? " (possible)" : "", "[" + finding.rule + "]");
    add_excerpt(out, finding);
    for (const std::string& reason : finding.evidence) add_note(out, printable(reason));
    for (const Finding::Related& related : finding.related) {
      add_note(out, fmt::format("{}:{} {}", related.place.begin.line, related.place.begin.column,
                                isolated(printable(related.message))));
    }
    for (const Finding::PlacedFix& fix : finding.fixes) {
      add_note(out, fmt::format("{}: {}", fix.safe ? "fix" : "fix to look over",
                                isolated(printable(fix.message))));
    }
    if (!options().explain) return;
    for (const std::string& line : explanation(finding.rule, options(), kExplanationWidth)) {
      out += line.empty() ? "\n" : std::string(kIndent) + painted(kDim, isolated(line)) + '\n';
    }
  }

  // Text behind what already stands in its first line, and what ends its last one. Each line that
  // holds a right-to-left script is isolated: an isolate does not reach beyond its line.
  void add_lines(std::string& out, std::string_view text, std::size_t indent,
                 std::string_view remark, const std::string& end) const {
    std::vector<std::string> lines{std::string(text)};
    if (options().columns > indent + kLeastWidth) lines = wrapped(text, options().columns - indent);
    std::size_t cells = 0;
    std::string_view separator;
    for (const std::string& line : lines) {
      out += std::exchange(separator, "\n");
      if (&line != &lines.front()) out.append(indent, ' ');
      out += isolated(line);
      cells = indent + display_width(line);
    }
    const std::size_t last = cells + remark.size() + 2 + end.size();
    out += remark;
    out +=
        options().columns > 0 && last > options().columns ? '\n' + std::string(indent, ' ') : "  ";
    out += painted(kDim, end) + '\n';
  }

  void add_note(std::string& out, const std::string& text) const {
    out += kIndent;
    out += painted(kDim, "- " + isolated(text));
    out += '\n';
  }

  void add_excerpt(std::string& out, const Finding& finding) const {
    if (finding.excerpt.empty()) return;
    const std::string_view excerpt = finding.excerpt;
    const std::size_t begin = std::min(finding.excerpt_begin, excerpt.size());
    const std::size_t end = std::clamp(finding.excerpt_end, begin, excerpt.size());
    const std::string before = printable(excerpt.substr(0, begin));
    const std::string marked = printable(excerpt.substr(begin, end - begin));
    const std::string after = printable(excerpt.substr(end));
    const std::string_view color = color_of(finding.severity);
    out += kIndent;
    if (has_right_to_left(excerpt)) {
      out += "\u2068" + before + painted(color, "⟦" + marked + "⟧") + after + "\u2069\n";
      return;
    }
    out += before + marked + after + '\n';
    out += kIndent;
    out.append(display_width(before), ' ');
    out += painted(color, std::string(std::max<std::size_t>(1, display_width(marked)), '^')) + '\n';
  }

  void count(const Finding& finding) {
    Count& count = counts_[finding.rule];
    ++count.severities[static_cast<std::size_t>(finding.severity)];
    if (std::exchange(count.last_file, file_number_) != file_number_) ++count.files;
  }

  std::string statistics() const {
    if (counts_.empty()) return {};
    std::vector<std::pair<std::string_view, const Count*>> rows;
    std::size_t width = 4;
    for (const auto& [rule, count] : counts_) {
      rows.emplace_back(rule, &count);
      width = std::max(width, rule.size());
    }
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
      return a.second->all() > b.second->all();
    });
    std::string out =
        painted(kBold, fmt::format("{:<{}}  {:>8}  {:>8}  {:>11}  {:>6}", "rule", width, "errors",
                                   "warnings", "suggestions", "files")) +
        '\n';
    for (const auto& [rule, count] : rows) {
      fmt::format_to(std::back_inserter(out), "{:<{}}  {:>8}  {:>8}  {:>11}  {:>6}\n", rule, width,
                     count->severities[3], count->severities[2], count->severities[1],
                     count->files);
    }
    return out + '\n';
  }

  // "3 errors, 1 warning in 2 of 8 files; 4 suggestions not shown"
  std::string summary_line(const Summary& summary) const {
    std::string shown;
    std::string hidden;
    for (const Severity severity : {Severity::error, Severity::warning, Severity::suggestion}) {
      const std::size_t count = summary.count(severity);
      if (count == 0) continue;
      std::string& list = severity >= options().min_severity ? shown : hidden;
      if (!list.empty()) list += ", ";
      list += counted(count, name(severity));
    }
    std::string line;
    if (shown.empty()) {
      line = summary.files == 0
                 ? "No file was checked"
                 : painted(kGreen, "No findings in " + counted(summary.files, "file"));
    } else {
      const Severity worst = summary.errors > 0     ? Severity::error
                             : summary.warnings > 0 ? Severity::warning
                                                    : Severity::suggestion;
      line = painted(color_of(worst), fmt::format("{} in {} of {}", shown, file_number_,
                                                  counted(summary.files, "file")));
    }
    if (!hidden.empty()) line += "; " + hidden + " not shown";
    if (summary.fixes > 0) line += "; " + fixed(summary.fixes);
    if (summary.silenced > 0) line += fmt::format("; {} let stand by stet", summary.silenced);
    if (summary.baselined > 0) line += fmt::format("; {} in the baseline", summary.baselined);
    if (summary.problems > 0) {
      line += "; " + painted(kRed, counted(summary.problems, "problem"));
    }
    return line;
  }

  std::map<std::string, Count, std::less<>> counts_;
  std::size_t file_number_ = 0;  // of files with findings to show
};

}  // namespace

std::unique_ptr<Reporter> make_text_reporter(Output output, ReporterOptions options) {
  return std::make_unique<TextReporter>(std::move(output), std::move(options));
}

}  // namespace obelus
