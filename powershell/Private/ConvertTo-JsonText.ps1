# Writes what the bridge's requests hold: tables of text, whole numbers, yes and no, and lists of such tables.
function ConvertTo-JsonText {
    param([System.Collections.IDictionary] $Table)

    $members = foreach ($name in $Table.Keys) {
        $value = $Table[$name]
        $text = if ($value -is [string]) {
            '"' + (ConvertTo-JsonCharacter $value) + '"'
        } elseif ($value -is [System.Collections.IList]) {
            $items = foreach ($item in $value) {
                ConvertTo-JsonText $item
            }
            '[' + [string]::Join(',', @($items)) + ']'
        } elseif ($value -is [bool]) {
            if ($value) { 'true' } else { 'false' }
        } else {
            "$value"
        }
        '"' + $name + '":' + $text
    }
    '{' + [string]::Join(',', @($members)) + '}'
}
