// Documents with parts exchanged, removed and doubled, the same ones every time.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "sim/base/json.h"
#include "sim/base/json_writer.h"

namespace skoen::test {

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

}  // namespace skoen::test
