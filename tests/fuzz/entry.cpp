// libFuzzer's way in.
#include <cstdint>

#include "fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  obelus::fuzz::check({reinterpret_cast<const char*>(data), size});
  return 0;
}
