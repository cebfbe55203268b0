// Scenarios and strategies with parts exchanged, removed and doubled, the same ones every time: the reader accepts or
// explains, and what it accepts can be put to work. tests/fuzz/scenario.cpp searches further with the same demands.
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "scenarios/embedded.h"
#include "sim/base/json.h"
#include "tests/catch.h"
#include "tests/fuzz/scenario_target.h"
#include "tests/scenarios/scenario_sample.h"

using namespace skoen;

namespace {

// Changes the tree of a document, so that most results are JSON and many nearly a scenario.
class TreeMutator {
  public:
    explicit TreeMutator(std::uint64_t seed) : state_(seed) {}

    void change(base::JsonValue& root) {
        std::vector<base::JsonValue*> values;
        collect(root, values);
        base::JsonValue& at = *values[below(values.size())];
        switch (below(6)) {
        case 0:
            at = base::JsonValue(*values[below(values.size())]);
            break;  // a copy of another part
        case 1:
            at = base::parse_json(kScalars[below(kScalars.size())], "piece");
            break;
        case 2:
            if (!at.members.empty())
                at.members.erase(at.members.begin() + static_cast<std::ptrdiff_t>(below(at.members.size())));
            break;
        case 3:
            if (!at.items.empty())
                at.items.erase(at.items.begin() + static_cast<std::ptrdiff_t>(below(at.items.size())));
            break;
        case 4:
            if (!at.items.empty()) at.items.push_back(base::JsonValue(at.items[below(at.items.size())]));
            break;
        default:
            if (at.kind == base::JsonValue::Kind::number) {
                const double factor = kFactors[below(kFactors.size())];
                at = base::parse_json(base::json_number(at.number * factor), "piece");
            }
        }
    }

    std::size_t below(std::size_t end) {  // SplitMix64 (Steele, Lea and Flood 2014)
        state_ += 0x9E3779B97F4A7C15ULL;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return static_cast<std::size_t>((z ^ (z >> 31)) % end);
    }

  private:
    static constexpr std::array<const char*, 12> kScalars = {
        "0", "1", "-1", "0.5", "1e300", "-1e-300", "12", "null", "true", R"("age")", R"("")", R"("A")"};
    static constexpr std::array<double, 6> kFactors = {0, -1, 0.5, 0.99, 1.01, 2};

    static void collect(base::JsonValue& value, std::vector<base::JsonValue*>& out) {
        out.push_back(&value);
        for (base::JsonValue& item : value.items) collect(item, out);
        for (base::JsonMember& member : value.members) collect(member.value, out);
    }

    std::uint64_t state_;
};

}  // namespace

TEST_CASE("mutated scenarios and strategies are read or refused with reasons", "[scenario]") {
    const std::array<base::JsonValue, 3> seeds = {
        base::parse_json(scenarios::embedded_text("scenarios/underretning.json"), "home"),
        base::parse_json(scenarios::write_scenario(test::filled_definition()), "filled"),
        base::parse_json(scenarios::embedded_text("scenarios/strategies/own_first_reason_review.json"),
                         "plan")};
    TreeMutator mutator(20261122);
    std::array<int, 3> fates{};
    for (int i = 0; i < 1500; ++i) {
        base::JsonValue root = seeds[mutator.below(seeds.size())];
        for (std::size_t changes = 1 + mutator.below(3); changes > 0; --changes) mutator.change(root);
        std::string text = base::to_text(root, false);
        if (mutator.below(20) == 0) text.resize(mutator.below(text.size() + 1));
        INFO(text);
        test::ReadAs fate{};
        REQUIRE_NOTHROW(fate = test::feed_scenario(text));
        ++fates[static_cast<std::size_t>(fate)];
    }
    // All three fates occur; otherwise this test would test little.
    CHECK(fates[0] > 250);
    CHECK(fates[1] > 50);
    CHECK(fates[2] > 25);
}
