// The writer, the documenter and the lister, and the eight kinds of wrong value over every field.
#include <limits>
#include <string>
#include <vector>

#include "scenarios/schema_documenter.h"
#include "scenarios/schema_lister.h"
#include "scenarios/schema_reader.h"
#include "scenarios/schema_writer.h"
#include "tests/catch.h"
#include "tests/scenarios/schema_sample.h"
#include "tests/scenarios/schema_wrong_values.h"

using namespace skoen::scenarios;
using skoen::base::InternalError;
using skoen::test::filled_sample;
using skoen::test::Sample;

TEST_CASE("the writer writes every field, also the defaults", "[schema]") {
    CHECK(write_with_schema(filled_sample()) == R"({
  "schema": 1,
  "id": "home-1",
  "title": {
    "da": "Prøve",
    "en": "Sample"
  },
  "note": {
    "da": "a",
    "en": "b"
  },
  "prevalence": 0.1,
  "cost_ratio": 10,
  "weeks": 26,
  "blind": false,
  "mode": "dismiss",
  "base_on": "",
  "office": {
    "hours": 37,
    "name": "Vest"
  },
  "drift": {
    "slope": -0.25,
    "from_week": 8
  },
  "features": [
    {
      "id": "age",
      "weight": 0.25,
      "steps": [0, 2.5],
      "tags": ["x", "y"]
    },
    {
      "id": "school_days",
      "weight": 1,
      "steps": [1],
      "tags": []
    }
  ]
}
)");
}

TEST_CASE("what is written is read back equal", "[schema]") {
    Sample sample = filled_sample();
    CHECK(read_text_with_schema<Sample>(write_with_schema(sample), "a.json") == sample);
    sample.drift.reset();
    sample.note = {};
    sample.prevalence = 0.1 + 0.2;
    CHECK(read_text_with_schema<Sample>(write_with_schema(sample), "a.json") == sample);
    const auto compact = skoen::base::JsonWriter::Layout::compact;
    CHECK(read_text_with_schema<Sample>(write_with_schema(sample, compact), "a.json") == sample);
}

TEST_CASE("a number no file can hold is a fault of ours", "[schema]") {
    Sample sample = filled_sample();
    sample.prevalence = std::numeric_limits<double>::quiet_NaN();
    CHECK_THROWS_AS(write_with_schema(sample), InternalError);
    sample = filled_sample();
    sample.features[0].steps[1] = std::numeric_limits<double>::infinity();
    CHECK_THROWS_AS(write_with_schema(sample), InternalError);
    sample = filled_sample();
    sample.mode = static_cast<skoen::test::Mode>(3);
    CHECK_THROWS_AS(write_with_schema(sample), InternalError);
}

TEST_CASE("the handbook's table is made from the same description", "[schema]") {
    CHECK(document_with_schema<Sample>() ==
          R"(| field | type | range | unit | default | meaning |
| --- | --- | --- | --- | --- | --- |
| `/schema` | whole number | 1 |  | required | Version of the format. |
| `/id` | id | at most 200 characters |  | required | Name of the file. |
| `/title` | object |  |  | required | Heading. |
| `/title/da` | text | 1 to 40 characters |  | required | In Danish. |
| `/title/en` | text | 1 to 40 characters |  | required | In English. |
| `/note` | object |  |  |  | Small print. |
| `/note/da` | text | at most 40 characters |  | required | In Danish. |
| `/note/en` | text | at most 40 characters |  | required | In English. |
| `/prevalence` | number | 0 to 1 |  | required | Share in need. |
| `/cost_ratio` | number | at least 0 |  | `10` | Cost of a miss to that of an alarm. |
| `/weeks` | whole number | 1 to 520 | weeks | `26` | Length of a run. |
| `/blind` | yes or no | true or false |  | `false` | Whether the score is hidden. |
| `/mode` | choice | "act", "dismiss" or "defer" |  | `"dismiss"` | What is decided first. |
| `/base_on` | id | at most 200 characters |  | `""` | Another file, or none. |
| `/office` | object |  |  |  | The office. |
| `/office/hours` | number | above 0 and at most 60 | hours a week | `37` | Hours \| worker. |
| `/office/name` | text | at most 10 characters |  | `"Vest"` | What it is called. |
| `/drift` | object or null |  |  | `null` | Drift of the model, or null. |
| `/drift/slope` | number |  |  | `0` | Change a week. |
| `/drift/from_week` | whole number | at least 1 | weeks | `1` | First week of the drift. |
| `/features` | list of objects | 1 to 4 |  | required | What the model knows. |
| `/features/*/id` | id | at most 20 characters |  | required | Name of the feature. |
| `/features/*/weight` | number | 0 to 1 |  | `0.5` | Share of the score. |
| `/features/*/steps` | list of numbers | 1 to 3, each at least 0 and below 9 |  | `[0,1]` | Where it is cut. |
| `/features/*/tags` | list of texts | at most 2 |  | `[]` | Free words. |
)");
}

TEST_CASE("the lister names every scalar by its concrete pointer", "[schema]") {
    std::vector<std::string> pointers;
    for (const ListedField& field : listed_fields(filled_sample())) {
        pointers.push_back(field.pointer);
    }
    const std::vector<std::string> wanted = {"/schema",
                                             "/id",
                                             "/title/da",
                                             "/title/en",
                                             "/note/da",
                                             "/note/en",
                                             "/prevalence",
                                             "/cost_ratio",
                                             "/weeks",
                                             "/blind",
                                             "/mode",
                                             "/base_on",
                                             "/office/hours",
                                             "/office/name",
                                             "/drift/slope",
                                             "/drift/from_week",
                                             "/features/0/id",
                                             "/features/0/weight",
                                             "/features/0/steps",
                                             "/features/0/steps/0",
                                             "/features/0/steps/1",
                                             "/features/0/tags",
                                             "/features/0/tags/0",
                                             "/features/0/tags/1",
                                             "/features/1/id",
                                             "/features/1/weight",
                                             "/features/1/steps",
                                             "/features/1/steps/0",
                                             "/features/1/tags"};
    CHECK(pointers == wanted);
}

TEST_CASE("every wrong value in every field is refused at its own place", "[schema]") {
    CHECK(skoen::test::accepted_wrong_values(filled_sample()) == std::vector<std::string>{});
}

namespace {

// A description that forgets a range: the test above must notice it (negative control).
struct Loose {
    double share = 0.5;
};

bool strict = true;

void describe(Schema& schema, Loose& loose) {
    NumberRule rule{.lo = 0.0, .hi = 1.0};
    if (!strict) {
        rule = {.lo = 0.0, .hi = 3.0};
    }
    schema.number("share", loose.share, rule, "A share.");
}

}  // namespace

TEST_CASE("the search for accepted wrong values finds one", "[schema]") {
    const std::vector<ListedField> promised = listed_fields(Loose{});
    CHECK(skoen::test::accepted_wrong_values(Loose{}).empty());
    strict = false;
    CHECK(skoen::test::accepted_wrong_values(Loose{}, promised) == std::vector<std::string>{"/share=3"});
    strict = true;
}

TEST_CASE("a description that visits a key twice is a fault of ours", "[schema]") {
    struct Twice {
        int a = 0;
    };
    const skoen::base::JsonValue root = skoen::base::parse_json("{\"a\": 1}", "a.json");
    SchemaReader reader(root);
    Twice twice;
    reader.integer("a", twice.a, {}, "");
    CHECK_THROWS_AS(reader.integer("a", twice.a, {}, ""), InternalError);
}

TEST_CASE("ids are lower-case words joined by single signs", "[schema]") {
    for (const char* good : {"a", "young-child", "age_years", "a1-b2_c3", "x9"}) {
        CHECK(is_id(good));
    }
    for (const char* bad : {"", "A", "9a", "-a", "a-", "a--b", "a_-b", "a b", "å", "a.b"}) {
        CHECK_FALSE(is_id(bad));
    }
}
