#!/bin/bash
# keygen, and minisign's files both ways: stock minisign and we read, sign and verify each other's.
# shellcheck source=tests/e2e/lib.sh
. tests/e2e/lib.sh
cd "$WORK" || exit 1
here=$OLDPWD
anxuan=$BIN/anxuan
signer=$BUILD/tests/signer

type_at() { # ANSWER... (lines): what `anxuan keygen -o typed` shows and how it ends, in typed.log
    printf '%s\n' "$@" | python3 "$here/tests/e2e/typist.py" "$anxuan" keygen -o typed >typed.log 2>&1
}

ends_with() { # CODE COMMAND...: and keeps what it says in said.log
    local wanted=$1
    shift
    "$@" >said.log 2>&1 </dev/null
    is $? "$wanted"
}

none() { # FILE...: none is there
    local file
    for file in "$@"; do [ ! -e "$file" ] || { echo "# $file is there"; return 1; }; done
}

lacks() { # PATTERN FILE
    ! grep -q "$1" "$2" || { echo "# $2 has: $1"; return 1; }
}

# --- the terminal
type_at one two
check "typed: two that differ are refused" says '不一样' typed.log
check "typed: with 64" says 'ended with 64' typed.log
check "typed: nothing was written" none typed.key typed.pub
type_at ''
check "typed: nothing is no password" says 'ended with 64' typed.log
type_at '^C'
check "Ctrl-C ends it" says 'ended with -2' typed.log
check "and the terminal shows what is typed again" says 'echo on' typed.log
type_at 'correct horse 安全' 'correct horse 安全'
check "typed: a pair is made" says 'ended with 0' typed.log
check "typed: the password is not shown" lacks 'correct horse\|in the open' typed.log
check "typed: the terminal is as it was" says 'echo on' typed.log
check "the secret key is nobody else's" is "$(stat -c %a typed.key)" 600
check "and says where the public one goes" says 'config/keys/' typed.log

# --- what is refused
echo 'correct horse 安全' >password
: >empty
printf '\xff\xfes\0e\0c\0r\0e\0t\0' >utf16
head -c 2000 /dev/zero | tr '\0' x >long
touch half.pub
cp typed.key before.key
check "without -o: 64" ends_with 64 "$anxuan" keygen --password-file password
check "no such password file: 66" ends_with 66 "$anxuan" keygen -o new --password-file gone
check "an empty one: 64" ends_with 64 "$anxuan" keygen -o new --password-file empty
check "one in UTF-16: 64" ends_with 64 "$anxuan" keygen -o new --password-file utf16
check "one too long: 64" ends_with 64 "$anxuan" keygen -o new --password-file long
check "a pair that is there: 73" ends_with 73 "$anxuan" keygen -o typed --password-file password
check "and it stays" cmp -s typed.key before.key
check "half a pair that is there: 73" ends_with 73 "$anxuan" keygen -o half --password-file password
check "no folder: 73" ends_with 73 "$anxuan" keygen -o gone/new --password-file password
check "none of them wrote a thing" none new.key new.pub half.key gone

# --- both ways
if ! command -v minisign >/dev/null; then
    for name in "stock signs with our key" "stock verifies ours" "we verify stock's" "we sign with stock's key"; do
        echo "ok - $name # SKIP minisign is not installed"
    done
    exit 0
fi
printf '%s\n' 'a list of sums' >sums
printf '%s\n' 'stock 密码' >stock.password
{ cat stock.password stock.password; } | minisign -G -p stock.pub -s stock.key >/dev/null 2>&1
minisign -G -W -p bare.pub -s bare.key >/dev/null 2>&1

check "we verify nothing of ours that stock did not sign" ends_with 1 "$signer" verify typed.pub sums empty
minisign -Sm sums -s typed.key -x ours.sig -t 'anxuan 春节 7' <password >stock.log 2>&1
check "stock signs with our key" is $? 0
check "stock verifies with our public key" ends_with 0 minisign -Vm sums -p typed.pub -x ours.sig
check "so do we" is "$("$signer" verify typed.pub sums ours.sig)" 'anxuan 春节 7'
check "its id is in our public key's comment" says "$("$signer" id typed.pub)" typed.pub

longest=$(head -c 8173 /dev/zero | tr '\0' t)
check "we sign with stock's key" "$signer" sign stock.key stock.password sums 'anxuan 春节 8' stock.sig "$longest" long.sig
check "stock reads the longest trusted comment that we take" ends_with 0 minisign -Vm sums -p stock.pub -x long.sig
check "stock verifies what we signed" ends_with 0 minisign -Vm sums -p stock.pub -x stock.sig
check "and shows our trusted comment" says 'anxuan 春节 8' said.log
check "we verify it" is "$("$signer" verify stock.pub sums stock.sig)" 'anxuan 春节 8'
check "not with another's key" ends_with 1 "$signer" verify typed.pub sums stock.sig
echo more >>sums
check "not when the file has changed" ends_with 1 "$signer" verify stock.pub sums stock.sig
check "nor does stock" ends_with 1 minisign -Vm sums -p stock.pub -x stock.sig

check "stock's own trusted comment is read, tabs and all" sh -c \
    "minisign -Sm sums -s bare.key -x plain.sig && '$signer' verify bare.pub sums plain.sig | grep -q 'file:sums.hashed'"
check "stock's legacy signature is refused" sh -c \
    "minisign -S -l -m sums -s bare.key -x legacy.sig && ! '$signer' verify bare.pub sums legacy.sig >legacy.log"
check "and is said to be one" says 'legacy' legacy.log
check "a key without a password is refused" ends_with 1 "$signer" sign bare.key password sums x x.sig
check "and is said to be one" says 'not protected' said.log
