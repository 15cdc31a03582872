use strict;
use warnings;
use HTTP::Tiny;

my $client = HTTP::Tiny->new(verify_SSL => 1);
print $client->get($_)->{content}, "\n--\n" for @ARGV;
