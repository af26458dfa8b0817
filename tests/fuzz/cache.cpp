// Cache files: a damaged one is as good as none, a whole one gives back what was kept.
#include "engine/cache.hpp"

#include <cstring>
#include <string>

#include <fmt/format.h>
#include <xxhash.h>

#include "engine/result_bytes.hpp"
#include "fuzz.hpp"

namespace obelus::fuzz {
namespace {

// Bytes of one result, and of a file of results, in the byte order of the machine.
void check_result(std::string_view bytes) {
  const auto result = result_from_bytes(bytes, "a.txt");
  if (!result) return;
  const std::string written = to_bytes(result->findings, result->silenced);
  const auto again = result_from_bytes(written, "a.txt");
  expect(again.has_value(), "a result that is written can be read");
  expect(to_bytes(again->findings, again->silenced) == written, "it reads as it was written");
}

// The entries' keys, as far as they stand where they would in a whole file.
std::vector<Cache::Key> keys_in(std::string_view body) {
  std::vector<Cache::Key> keys;
  Cache::Key key{};
  constexpr std::size_t kHead = sizeof(key) + 8;
  while (body.size() >= kHead) {
    std::memcpy(&key, body.data(), sizeof(key));
    std::uint32_t size = 0;
    std::memcpy(&size, body.data() + sizeof(key) + 4, sizeof(size));
    keys.push_back(key);
    body.remove_prefix(std::min<std::size_t>(kHead + size, body.size()));
  }
  return keys;
}

void check_file(std::string_view content, std::string_view body) {
  write_file(folder() / "results", content);
  Cache cache(folder(), "fuzz");
  for (const Cache::Key& key : keys_in(body)) cache.load(key, "a.txt");
  const DocumentOptions options;
  const Cache::Key key =
      cache.key({.bytes = body, .sidecar = {}, .policy = {}, .document = &options});
  Finding finding;
  finding.rule = "quotes/unclosed";
  finding.message = "kept";
  cache.store(key, std::span(&finding, 1), {});
  expect(cache.save().empty(), "a cache can be saved");
  const auto kept = Cache(folder(), "fuzz").load(key, "b.txt");
  expect(kept && kept->findings.size() == 1, "what is kept is found");
  expect(kept->findings[0].message == "kept" && kept->findings[0].path == "b.txt",
         "what is kept is as it was, under its new path");
}

}  // namespace

void check(std::string_view bytes) {
  check_result(bytes);
  check_file(bytes, bytes);
  // The same with a sum that is right, so that what lies behind it is read.
  const std::string sum = fmt::format("{:016x}", XXH3_64bits(bytes.data(), bytes.size()));
  check_file("obelus cache 1\n" + sum + std::string(bytes), bytes);
}

}  // namespace obelus::fuzz
