// What a researcher does at the study bench.
#pragma once

#include <string>

namespace skoen::session {

// A shipped design by id, or a path. In the log a path stands as put_study, with what the file held.
struct OpenStudy {
    static constexpr const char* kName = "open_study";
    static void fields(auto& v, auto& c) { v.field("design", c.design); }
    std::string design;
    bool operator==(const OpenStudy&) const = default;
};
struct PutStudy {
    static constexpr const char* kName = "put_study";
    static void fields(auto& v, auto& c) { v.field("text", c.text); }
    std::string text;  // of a design file
    bool operator==(const PutStudy&) const = default;
};
// A design whose levels a scenario supplies.
struct StudyFromScenario {
    static constexpr const char* kName = "study_from_scenario";
    static void fields(auto& v, auto& c) { v.field("scenario", c.scenario); }
    std::string scenario;
    bool operator==(const StudyFromScenario&) const = default;
};
// "/POINTER=VALUE" in the design file's JSON; "-" at the end of a list appends. Refused where the design would be faulty.
struct EditStudy {
    static constexpr const char* kName = "edit_study";
    static void fields(auto& v, auto& c) { v.field("set", c.set); }
    std::string set;
    bool operator==(const EditStudy&) const = default;
};
// The item of a list at that pointer.
struct RemoveFromStudy {
    static constexpr const char* kName = "remove_from_study";
    static void fields(auto& v, auto& c) { v.field("pointer", c.pointer); }
    std::string pointer;
    bool operator==(const RemoveFromStudy&) const = default;
};
// A factor with two levels, and its place at the end of the text; to be filled in.
struct AddFactor {
    static constexpr const char* kName = "add_factor";
    static void fields(auto&, auto&) {}
    bool operator==(const AddFactor&) const = default;
};
// The factor, its place in the text, and what forbids or compares its levels.
struct RemoveFactor {
    static constexpr const char* kName = "remove_factor";
    static void fields(auto& v, auto& c) { v.field("factor", c.factor); }
    int factor = 0;
    bool operator==(const RemoveFactor&) const = default;
};
// Which factor is open, which vignette is shown, which two levels (of all, counted through) are held against each other.
struct LookAtStudy {
    static constexpr const char* kName = "look_at_study";
    static void fields(auto& v, auto& c) {
        v.field("factor", c.factor);
        v.field("vignette", c.vignette);
        v.field("first", c.first);
        v.field("second", c.second);
    }
    int factor = 0, vignette = 0, first = 0, second = 2;
    bool operator==(const LookAtStudy&) const = default;
};
// The study's files into that folder; format: one of study::export_formats(), "tables", or "all". Nothing is written when
// a log is played again.
struct ExportStudy {
    static constexpr const char* kName = "export_study";
    static void fields(auto& v, auto& c) {
        v.field("folder", c.folder);
        v.field("format", c.format);
    }
    std::string folder, format;
    bool operator==(const ExportStudy&) const = default;
};

}  // namespace skoen::session
