#include "cli/crash_bundle.h"

#include "sim/base/build_info.h"
#include "sim/base/error.h"
#include "sim/base/file.h"
#include "sim/base/json_writer.h"

namespace skoen::cli {

namespace {

namespace fs = std::filesystem;

struct Copy {
    std::string name;
    std::string bytes;
};

// The arguments with each file named in them replaced by the name of its copy, and the value of --out by a plain name.
std::vector<std::string> without_folders(const std::vector<std::string>& args, std::vector<Copy>& copies) {
    std::vector<std::string> plain;
    for (std::size_t i = 0; i < args.size(); ++i) {
        std::error_code none;
        const fs::path path(args[i]);
        if (i > 0 && args[i - 1] == "--out") {
            plain.emplace_back("out");
        } else if (args[i].starts_with("--out=")) {
            plain.emplace_back("--out=out");
        } else if (fs::is_regular_file(path, none)) {
            Copy copy{"input-" + std::to_string(copies.size() + 1) + '-' + path.filename().string(),
                      base::read_text_file(path)};
            plain.push_back(copy.name);
            copies.push_back(std::move(copy));
        } else {
            plain.push_back(path.is_absolute() ? path.filename().string() : args[i]);
        }
    }
    return plain;
}

std::string fault_document(const std::vector<std::string>& args, const std::string& what) {
    const base::BuildInfo& build = base::build_info();
    base::JsonWriter out;
    out.begin_object();
    out.key("what").value(what);
    out.key("arguments").begin_array();
    for (const std::string& arg : args) out.value(arg);
    out.end_array();
    out.key("version").value(build.version).key("commit").value(build.commit);
    out.key("compiler").value(build.compiler).key("flags").value(build.flags);
    out.end_object();
    return out.finish();
}

}  // namespace

fs::path write_crash_bundle(const std::vector<std::string>& args, const std::string& what,
                            const fs::path& where) {
    std::vector<Copy> copies;
    const std::vector<std::string> plain = without_folders(args, copies);
    const std::string fault = fault_document(plain, what);
    base::Hash64 hash;
    hash.add(fault);
    for (const Copy& copy : copies) hash.add(copy.bytes);

    const fs::path folder = where / ("skoen-crash-" + hash.hex());
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (failed) {
        throw base::InputError(
            {.file = folder.string(), .expected = "a folder to write in", .found = failed.message()});
    }
    for (const Copy& copy : copies) base::write_file_atomically(folder / copy.name, copy.bytes);
    std::string command;
    for (const std::string& arg : plain) command += arg + '\n';
    base::write_file_atomically(folder / "command.txt", command);
    base::write_file_atomically(folder / "fault.json", fault);
    return folder;
}

void report_crash(const std::vector<std::string>& args, const std::string& what, const Tr& tr,
                  std::ostream& err) {
    err << tr("cli.message.our_fault", {what}) << '\n';
    std::error_code none;
    for (const fs::path& where : {fs::path("."), fs::temp_directory_path(none)}) {
        try {
            err << tr("cli.message.bundle",
                      {write_crash_bundle(args, what, where).lexically_normal().string()})
                << '\n';
            return;
        } catch (const std::exception& error) {
            err << error.what() << '\n';
        }
    }
}

}  // namespace skoen::cli
