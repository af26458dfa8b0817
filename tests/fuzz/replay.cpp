// Reads stored inputs through a target, without libFuzzer: <target> FOLDER...
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "fuzz.hpp"

int main(int count, char** arguments) {
  std::size_t read = 0;
  for (int i = 1; i < count; ++i) {
    for (const auto& entry : std::filesystem::directory_iterator(arguments[i])) {
      std::fprintf(stderr, "%s\n", entry.path().c_str());  // ctest shows it where one fails
      std::ifstream file(entry.path(), std::ios::binary);
      obelus::fuzz::check(std::string{std::istreambuf_iterator<char>(file), {}});
      ++read;
    }
  }
  if (read > 0) return 0;
  std::fputs("no input\n", stderr);
  return 1;
}
