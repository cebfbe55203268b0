// The members of the structs of a header, read from its text: what a table of fields must not forget.
#pragma once

#include <cctype>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace skoen::test {

// Struct name -> member names, for headers written as ours are: one struct at a time, no member functions, braces
// only as initialisers.
inline std::map<std::string, std::vector<std::string>> header_members(const std::string& path) {
    std::ifstream in(path);
    std::map<std::string, std::vector<std::string>> structs;
    std::string line, name, statement;
    int depth = 0;  // of initialisers' braces
    while (std::getline(in, line)) {
        line = line.substr(0, line.find("//"));
        if (name.empty() && line.starts_with("struct ")) {
            name = line.substr(7, line.find_first_of(" {", 7) - 7);
            line = line.substr(line.find('{') + 1);
        }
        if (name.empty()) continue;
        for (const char c : line) {
            const bool inside = depth > 0 || c == '{';
            depth += c == '{' ? 1 : (c == '}' && depth > 0 ? -1 : 0);
            if (inside) continue;
            if (c != ';' && c != '}') {
                statement += c;
                continue;
            }
            if (c == ';') {  // "double a = 0, b = 1": the last word before each "=", "," or the end
                std::string part;
                std::stringstream parts(statement);
                while (std::getline(parts, part, ',')) {
                    part = part.substr(0, part.find('='));
                    std::size_t end = part.find_last_not_of(" ");
                    if (end == std::string::npos) continue;
                    std::size_t begin = end;
                    while (begin > 0 && (std::isalnum(static_cast<unsigned char>(part[begin - 1])) != 0 ||
                                         part[begin - 1] == '_'))
                        --begin;
                    structs[name].push_back(part.substr(begin, end - begin + 1));
                }
            } else {
                name.clear();
            }
            statement.clear();
        }
    }
    return structs;
}

}  // namespace skoen::test
