// What a CMS does before it publishes: one article in, a decision out.
//   prepublish ARTICLE.md [POLICY]
#include <fstream>
#include <iostream>
#include <iterator>
#include <obelus.hpp>
#include <stdexcept>
#include <string>

int main(int argc, char** argv) try {
  if (argc < 2) {
    std::cerr << "usage: prepublish ARTICLE.md [POLICY]\n";
    return 2;
  }
  std::ifstream file(argv[1], std::ios::binary);
  if (!file) throw std::runtime_error(std::string("cannot read ") + argv[1]);
  const std::string article{std::istreambuf_iterator<char>(file), {}};

  const obelus::Checker checker(argc > 2 ? argv[2] : "core");
  bool publish = true;
  for (const obelus::Finding& finding :
       checker.check(article, {.format = "markdown", .path = argv[1]})) {
    std::cout << finding.place.begin.line << ':' << finding.place.begin.column << ' '
              << obelus::name(finding.severity) << ' ' << finding.message << " [" << finding.rule
              << "]\n";
    publish = publish && finding.severity != obelus::Severity::error;
  }
  std::cout << (publish ? "publish\n" : "hold back\n");
  return publish ? 0 : 1;
} catch (const std::exception& error) {
  std::cerr << "prepublish: " << error.what() << '\n';
  return 2;
}
