"""Machine code kept on disk: translated once, loaded by LLVM alone ever after.

What is kept is a function's code in LLVM's own language, which fits any machine of a kind, and beside it the object
code for each processor that it ran on. So a warm start needs no numba, and a copied cache is as good as a new one:
on another processor the object code is made from the first file in some hundredths of a second. Both are named by
the digest of the text they came from: an edited equation is another file.
"""

import ctypes
import hashlib
import importlib.metadata
import os
import platform
import tempfile
from functools import cache
from pathlib import Path
from threading import RLock

import numpy as np

from mgmodels.engine import lower, lower_values, translate
from mgmodels.engine.errors import DeclarationError

SUFFIX = ".ll"
ONE_AT_A_TIME = RLock()
LOADED = {}  # digest to address: what this process has
MAKERS = (__file__, translate.__file__, lower.__file__, lower_values.__file__)
# read when they are imported: a file that is edited later is not what this process has
OURS = [hashlib.sha256(Path(file).read_bytes()).hexdigest() for file in MAKERS]


def address_of(text, name, entry, signature, vectors=False):
    """Return the address of the function `entry` that a text defines, compiled, kept and loaded as needed.

    It is called as numba calls: `status = f(place for result, place for error, *arguments)`.

    Args:
        text: Python that numba can compile.
        name: Whose it is, for the file name and for errors.
        entry: Which of its functions.
        signature: In numba's words; numbers and pointers only.
        vectors: Whether LLVM may work on several turns of a loop at once.
    """
    digest = hashlib.sha256("\n".join((text, entry, signature, str(vectors), makers())).encode()).hexdigest()[:16]
    with ONE_AT_A_TIME:
        if digest not in LOADED:
            LOADED[digest] = link(object_code(text, name, entry, signature, digest, vectors), f"mgmodels_{digest}")
        return LOADED[digest]


@cache
def makers():
    """Return what else decides the code: the versions of its makers, ours by their text, and the kind of machine."""
    versions = [importlib.metadata.version(package) for package in ("numba", "llvmlite")]
    return " ".join((*versions, *OURS, platform.system(), platform.machine()))


def object_code(text, name, entry, signature, digest, vectors):
    """Return object code for this processor: from the cache, from kept code, or from the text."""
    folder = cache_folder()
    general = folder / f"{name}_{digest}{SUFFIX}"
    special = folder / f"{name}_{digest}_{processor()[2]}.o"
    if code := kept(special):
        return code
    translated = kept(general)
    if not translated:
        translated = translate.translated(text, name, entry, signature, f"mgmodels_{digest}").encode()
        keep(general, sealed(translated))
    code = target().emit_object(optimised(translated.decode(), name, f"mgmodels_{digest}", vectors))
    keep(special, sealed(code))
    return code


def optimised(code, name, symbol, vectors):
    """Return LLVM's module of a kept code, optimised as a whole, with nothing visible but the entry.

    What two modules both have then cannot be mistaken. Loops over a handful of states gain nothing from `vectors`.
    """
    llvm = binding()
    module = llvm.parse_assembly(code)
    for thing in (*module.functions, *module.global_variables):
        if not thing.is_declaration and thing.name != symbol:
            thing.linkage = "internal"
    options = llvm.create_pipeline_tuning_options(speed_level=2)
    options.loop_vectorization = options.slp_vectorization = options.loop_interleaving = vectors
    builder = llvm.create_pass_builder(target(), options)
    builder.getModulePassManager().run(module, builder)
    engine()  # or LLVM would not look into this process
    for thing in module.functions:  # LLVM ends the whole process where one is missing
        missing = thing.name.startswith("numba_") or not llvm.address_of_symbol(thing.name)  # a warm start has no numba
        if thing.is_declaration and not thing.name.startswith("llvm.") and missing:
            raise DeclarationError(f"{name}: the equations need {thing.name}, of which there is no machine code")
    return module


def link(code, symbol):
    """Load object code into this process; return the address of `symbol`."""
    llvm = binding()
    engine().add_object_file(llvm.ObjectFileRef.from_data(code))
    engine().finalize_object()
    return engine().get_function_address(symbol)


@cache
def binding():
    import llvmlite.binding as llvm

    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()
    return llvm


@cache
def processor():
    """Return this processor's name, its features, and a digest of both."""
    name, features = binding().get_host_cpu_name(), binding().get_host_cpu_features().flatten()
    return name, features, hashlib.sha256(f"{name} {features}".encode()).hexdigest()[:8]


@cache
def target():
    llvm = binding()
    name, features, _ = processor()
    kind = llvm.Target.from_triple(llvm.get_process_triple())
    # as numba does: on Intel's kind of machine, LLVM's loader wants fixed addresses
    reloc = "static" if kind.name.startswith("x86") else "default"
    return kind.create_target_machine(cpu=name, features=features, opt=3, reloc=reloc, codemodel="jitdefault", jit=True)


@cache
def engine():
    return binding().create_mcjit_compiler(binding().parse_assembly(""), target())


# ---------------------------------------------------------------------- the cache
def cache_folder():
    """Return the folder for kept code: `MGMODELS_CACHE`, else the user's cache, else a new one for this process."""
    for place in (os.environ.get("MGMODELS_CACHE"), "~/.cache/mgmodels"):
        if place:
            try:
                folder = Path(place).expanduser()
                folder.mkdir(parents=True, exist_ok=True)
            except (OSError, RuntimeError):  # nothing can be made there, or there is no home
                continue
            if os.access(folder, os.W_OK):
                return folder
    return last_resort()


@cache
def last_resort():
    return Path(tempfile.mkdtemp(prefix="mgmodels-"))


def keep(path, content):
    """Write a file at once or not at all, for whoever may read what its owner makes."""
    with tempfile.NamedTemporaryFile("wb", dir=path.parent, suffix=".part", delete=False) as part:
        part.write(content)
    os.chmod(part.name, 0o666 & ~umask())
    os.replace(part.name, path)


@cache
def umask():
    mask = os.umask(0o022)  # to ask for it is to set it
    os.umask(mask)
    return mask


def sealed(content):
    """Return a content with its digest in front: a file that was cut short would end the process that runs it."""
    return b"; " + hashlib.sha256(content).hexdigest().encode() + b"\n" + content


def kept(path):
    """Return what a file holds under its seal; nothing if there is no such file or it is not whole."""
    try:
        seal, _, content = path.read_bytes().partition(b"\n")
    except OSError:
        return b""
    return content if sealed(content).startswith(seal + b"\n") else b""


# ---------------------------------------------------------------------- calling it from Python
C_KINDS = {"i": ctypes.c_int64, "f": ctypes.c_double}


def entry_text(function_name, takes, gives):
    """Return the text and signature of an `entry` with pointers and sizes, where the function takes arrays.

    Args:
        takes: For each argument `i` or `f`, a whole number or a float, with 1 or 2 behind it for an array's
            dimensions.
        gives: `i8`, or `void`.
    """
    names, passed, kinds = [], [], []
    for n, kind in enumerate(takes):
        sizes = [f"a{n}_{d}" for d in range(int(kind[1:] or 0))]
        names += [f"a{n}", *sizes]
        passed.append(f"array_at(a{n}, ({', '.join(sizes)},))" if sizes else f"a{n}")
        kinds += [f"CPointer({kind[0]}8)" if sizes else f"{kind}8", *["i8"] * len(sizes)]
    body = f"\n\ndef entry({', '.join(names)}):\n    return {function_name}({', '.join(passed)})\n"
    return body, f"{gives}({', '.join(kinds)})"


ANY_BYTES = ctypes.c_char * 0


def place_of(array):
    """Return where an array begins; NumPy's own answer takes several times as long.

    Raises:
        TypeError: Its rows do not lie side by side.
    """
    try:
        return ctypes.addressof(ANY_BYTES.from_buffer(array))
    except (TypeError, ValueError):  # read only, or scattered
        if not array.flags.c_contiguous:
            raise TypeError(f"{array.ndim} dimensions of {array.dtype} in rows are needed, not {array!r}") from None
        return array.ctypes.data


def callable_at(address, takes):
    """Return a Python function with arrays for what stands at `address`; Python's lock is free while it runs.

    Its text is written for just these arguments: the equations of a model are called so a million times.

    Args:
        takes: As for `entry_text`; `f*` is an array whose size is known to both.
    """
    names, checks, passed, c_types = [], [], [], [ctypes.c_void_p, ctypes.c_void_p]
    for n, kind in enumerate(takes):
        name, dimensions = f"a{n}", int(kind[1:]) if kind[1:].isdigit() else 0
        names.append(name)
        passed += [f"place_of({name})", *(f"{name}.shape[{d}]" for d in range(dimensions))] if kind[1:] else [name]
        c_types += [ctypes.c_void_p, *[ctypes.c_int64] * dimensions] if kind[1:] else [C_KINDS[kind]]
        if kind[1:]:
            wrong = f"{name}.dtype is not {kind[0]}8" + (f" or {name}.ndim != {dimensions}" if dimensions else "")
            checks.append(f"    if {wrong}:\n        check({name}, {kind[0]}8, {dimensions})")
    text = "\n".join(
        [
            f"def call({', '.join(names)}):",
            *checks,
            "    result, error = number(), number()",
            f"    machine_code(byref(result), byref(error), {', '.join(passed)})",
            "    return result.value",
        ]
    )
    space = {"i8": np.dtype(np.int64), "f8": np.dtype(float), "place_of": place_of, "check": check}
    space |= {"number": ctypes.c_int64, "byref": ctypes.byref}
    space["machine_code"] = ctypes.CFUNCTYPE(ctypes.c_int32, *c_types)(address)
    exec(text, space)
    return space["call"]


def check(array, dtype, dimensions):
    if array.dtype != dtype or dimensions not in (0, array.ndim):
        raise TypeError(f"{dimensions or 'some'} dimensions of {dtype} in rows are needed, not {array!r}")
