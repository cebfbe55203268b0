// Mutated files, the same ones every time: the reader accepts or explains, and never breaks. The libFuzzer
// program in tests/fuzz/json.cpp searches further with the same demands.
#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "scenarios/schema_writer.h"
#include "tests/catch.h"
#include "tests/fuzz/json_target.h"
#include "tests/scenarios/schema_sample.h"

namespace {

using namespace std::string_view_literals;

// SplitMix64 (Steele, Lea and Flood 2014).
class Mutator {
  public:
    explicit Mutator(std::uint64_t seed) : state_(seed) {}

    // One to three changes: a piece inserted, a stretch removed, doubled or exchanged, a byte changed, the
    // end cut off.
    std::string change(std::string text) {
        for (std::size_t changes = 1 + below(3); changes > 0; --changes) {
            const std::size_t at = below(text.size() + 1);
            const std::size_t length = std::min(text.size() - at, std::size_t{1} + below(12));
            switch (below(6)) {
            case 0:
                text.insert(at, kPieces[below(kPieces.size())]);
                break;
            case 1:
                text.erase(at, length);
                break;
            case 2:
                text.insert(at, text.substr(at, length));
                break;
            case 3:
                text.replace(at, length, kPieces[below(kPieces.size())]);
                break;
            case 4:
                if (at < text.size()) {
                    text[at] = static_cast<char>(below(256));
                }
                break;
            default:
                if (below(8) == 0) {
                    text.resize(at);
                }
            }
        }
        return text;
    }

  private:
    static constexpr std::array kPieces{"{"sv,
                                        "}"sv,
                                        "["sv,
                                        "]"sv,
                                        ","sv,
                                        ":"sv,
                                        "\""sv,
                                        "\\"sv,
                                        "\\u"sv,
                                        "\\ud800"sv,
                                        "\\udc00"sv,
                                        "null"sv,
                                        "true"sv,
                                        "NaN"sv,
                                        "-0"sv,
                                        "01"sv,
                                        "1e999"sv,
                                        "1e-999"sv,
                                        "0.1"sv,
                                        "-1"sv,
                                        "99999999999999999999"sv,
                                        "\"id\":"sv,
                                        "\"\":1,"sv,
                                        "\xC3"sv,
                                        "\xC3\xA6"sv,
                                        "\xED\xA0\x80"sv,
                                        "\xEF\xBB\xBF"sv,
                                        "\0"sv,
                                        "\n"sv,
                                        "\t"sv,
                                        "~"sv,
                                        "/"sv,
                                        "{\"da\":"sv,
                                        "[[[[[[[["sv,
                                        "//"sv,
                                        "="sv};

    std::size_t below(std::size_t end) {
        state_ += 0x9E3779B97F4A7C15ULL;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return static_cast<std::size_t>((z ^ (z >> 31)) % end);
    }

    std::uint64_t state_;
};

}  // namespace

TEST_CASE("mutated files are read or refused with reasons", "[schema]") {
    const std::string seed = skoen::scenarios::write_with_schema(skoen::test::filled_sample(),
                                                                 skoen::base::JsonWriter::Layout::compact);
    Mutator mutator(20261122);
    std::array<int, 3> fates{};
    for (int i = 0; i < 20000; ++i) {
        const std::string text = mutator.change(seed);
        INFO(text);
        skoen::test::Fate fate{};
        REQUIRE_NOTHROW(fate = skoen::test::feed_json(text));
        ++fates[static_cast<std::size_t>(fate)];
    }
    // The mutations reach all three fates; otherwise this test would test little.
    CHECK(fates[0] > 2000);
    CHECK(fates[1] > 500);
    CHECK(fates[2] > 200);
}

TEST_CASE("mutated assignments are obeyed or refused with reasons", "[schema]") {
    Mutator mutator(7);
    for (int i = 0; i < 20000; ++i) {
        const std::string text =
            mutator.change(i % 2 == 0 ? "/a/1/b={\"x\": [1, 2]}" : "/c/-/a~1b~0=\"text\"");
        INFO(text);
        REQUIRE_NOTHROW(skoen::test::feed_assignment(text));
    }
}
