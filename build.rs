//! Turns the built-in profiles and competencies into JSON: the first screen waits for them, and YAML takes far longer to
//! read. Whether both say the same is held by a test of the catalog.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=data");
    let target = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?);
    translate(Path::new("data/competencies.yaml"), &target)?;
    for entry in fs::read_dir("data/roles")? {
        let path = entry?.path();
        // An editor's backup is no profile.
        if path.extension().is_some_and(|extension| extension == "yaml") {
            translate(&path, &target)?;
        }
    }
    Ok(())
}

/// Writes the document of a YAML file as JSON, under the same name with another extension, into a directory.
fn translate(source: &Path, target: &Path) -> Result<(), Box<dyn Error>> {
    let yaml = fs::read_to_string(source)?;
    let options = serde_saphyr::options! { strict_booleans: true };
    let value: serde_json::Value = serde_saphyr::from_str_with_options(&yaml, options)
        .map_err(|error| format!("{}: {error}", source.display()))?;
    let name = source.with_extension("json");
    fs::write(target.join(name.file_name().ok_or("a file has a name")?), value.to_string())?;
    Ok(())
}
